" Syntax of wool's schemas. A word is a keyword only where the grammar expects
" one, so declarations are told by what follows.
if exists('b:current_syntax')
  finish
endif

syntax keyword woolTodo TODO FIXME XXX contained
syntax region woolComment start="//" end="$" contains=woolTodo,woolLint,@Spell
syntax region woolComment start="/\*" end="\*/" contains=woolTodo,@Spell
syntax region woolDoc start="///\%(/\)\@!" end="$" contains=woolTodo,@Spell
syntax region woolDoc start="/\*\*\%([*/]\)\@!" end="\*/" contains=woolTodo,@Spell
syntax match woolLint "woolc:ignore\%(-file\)\?" contained

syntax match woolEscape "\\\%([ntr0\\\"']\|x\x\{2}\|u\x\{4}\)" contained
syntax region woolString start=+"+ skip=+\\.+ end=+"\|$+ contains=woolEscape,@Spell
syntax match woolNumber "\<\%(0[xX]\x\+\|\d\+\%(\.\d\+\)\?\%([eE][+-]\?\d\+\)\?\)\>"

syntax match woolDeclaration "\<\%(package\|import\|context\|enum\|message\|service\|extern\|error\|const\|option\)\>\%(\_s\+[a-zA-Z\"]\)\@="
syntax match woolStatement "\<\%(routine\|oneof\|reserved\|stream\|optional\|repeated\)\>\%(\_s\+[-a-zA-Z0-9\"]\)\@="
syntax match woolStatement "\<\%(returns\|throws\)\>\%(\_s*(\)\@="
syntax match woolType "\<\%(map\|value\|token\|double\|float\|int32\|int64\|uint32\|uint64\|sint32\|sint64\|fixed32\|fixed64\|sfixed32\|sfixed64\|bool\|string\|bytes\)\>\%(\_s\+\h\|\_s*[<>,]\)\@="
syntax keyword woolBoolean true false
syntax keyword woolConstant inf nan min max to

syntax region woolOptions matchgroup=woolBracket start="\[" end="\]" contains=woolOption,woolString,woolNumber,woolBoolean,woolConstant,woolComment,woolDoc
syntax keyword woolOption default deprecated json_name packed min_len max_len min_items max_items range required defined allow_alias closed timeout idempotent no_side_effects header accept propagate code path syntax contained

highlight default link woolTodo Todo
highlight default link woolComment Comment
highlight default link woolDoc SpecialComment
highlight default link woolLint PreProc
highlight default link woolEscape SpecialChar
highlight default link woolString String
highlight default link woolNumber Number
highlight default link woolDeclaration Keyword
highlight default link woolStatement Statement
highlight default link woolType Type
highlight default link woolBoolean Boolean
highlight default link woolConstant Constant
highlight default link woolOption Identifier
highlight default link woolBracket Delimiter

let b:current_syntax = 'wool'
