" Editing of wool's schemas, laid out as `woolc fmt` does.
if exists('b:did_ftplugin')
  finish
endif
let b:did_ftplugin = 1
let s:cpoptions = &cpoptions
set cpoptions&vim

setlocal expandtab shiftwidth=2 softtabstop=2 textwidth=80
setlocal comments=s1:/*,mb:*,ex:*/,:///,://
setlocal commentstring=//\ %s
setlocal formatoptions-=t formatoptions+=croql
setlocal cindent cinoptions=J1,+4
setlocal suffixesadd=.wool

" :make shows findings; they are gcc's in form.
setlocal makeprg=woolc\ lint\ --error-format=gcc\ %:S
setlocal errorformat=%f:%l:%c:\ %trror:\ %m,%f:%l:%c:\ %tarning:\ %m,%f:%l:%c:\ note:\ %m

" gq of the whole file (gggqG) is `woolc fmt`.
if executable('woolc')
  setlocal formatprg=woolc\ fmt
endif

let b:undo_ftplugin = 'setlocal expandtab< shiftwidth< softtabstop< textwidth<'
      \ . ' comments< commentstring< formatoptions< cindent< cinoptions<'
      \ . ' suffixesadd< makeprg< errorformat< formatprg<'

let &cpoptions = s:cpoptions
unlet s:cpoptions
