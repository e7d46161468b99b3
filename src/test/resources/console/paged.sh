#!/bin/bash
# A console for the tests of its page. It says what it gets, and does what it is told by some words.
set -f
exec 3<>"/dev/tcp/127.0.0.1/$HUBBUB_CONSOLE_PORT"
printf '{"username":"%s","connection_code":"%s"}\004' "$HUBBUB_CONSOLE_USERNAME" "$HUBBUB_CONSOLE_CODE" >&3
IFS= read -r -d $'\004' init <&3 || exit 9
say() {
  printf '%s\004' "$1" >&3
}
file() {
  say '{"type":"file","data":{"action":"'"$1"'","name":"notes/a.txt","content":"first <b>line</b>\nsecond"}}'
}
say '{"type":"response","data":"Welcome, '"$HUBBUB_CONSOLE_USERNAME"'."}'
while IFS= read -r -d $'\004' packet <&3; do
  case $packet in
    '{"type":"command","data":"edit"}') file edit ;;
    '{"type":"command","data":"download"}') file download ;;
    '{"type":"command","data":"upload"}') file upload ;;
    '{"type":"command","data":"password"}') say '{"type":"password_request","data":"Your new --#password:"}' ;;
    '{"type":"command","data":"die"}') kill -9 $$ ;;
    '{"type":"command","data":"quit"}') say '{"type":"quit","data":""}'; exit ;;
    '{"type":"completion",'*) say '{"type":"completion","data":["who","history","help"]}' ;;
    '{"type":"command",'*) say "${packet/command/response}" ;;
    *) say '{"type":"response","data":"got '"$(printf %s "$packet" | base64 -w 0)"'"}' ;;
  esac
done
