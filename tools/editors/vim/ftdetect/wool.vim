autocmd BufNewFile,BufRead *.wool setfiletype wool
