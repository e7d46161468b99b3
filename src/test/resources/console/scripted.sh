#!/bin/bash
# A console for tests. It sends every packet back as it came; of a packet of type "run" it runs the data, which is a
# script in base64, with its connection as descriptor 3.
set -f
code=${1:-$HUBBUB_CONSOLE_CODE}
name=${2:-$HUBBUB_CONSOLE_USERNAME}
exec 3<>"/dev/tcp/127.0.0.1/$HUBBUB_CONSOLE_PORT"
printf '{"username":"%s","connection_code":"%s"}\004' "$name" "$code" >&3
IFS= read -r -d $'\004' init <&3 || exit 9
run() {
  local script=${1#*'"data":"'}
  eval "$(base64 -d <<< "${script%%\"*}")"
}
say() {
  printf '%s\004' "$1" >&3
}
while IFS= read -r -d $'\004' packet <&3; do
  case $packet in
    '{"type":"run","data":"'*) run "$packet" ;;
    *) say "$packet" ;;
  esac
done
