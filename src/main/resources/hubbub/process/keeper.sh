# Ends what a terminal session or a console leaves behind. Run by any POSIX sh as: keeper MARK FOLDER TERM_AFTER
# KILL_AFTER, the times in milliseconds. Standard input comes from the hub and ends with it, however the hub ends; then
# everything that runs is ended, and the folder removed, if one is named. Lines before that are
#   watch SESSION        a program was started as the leader of this session of processes
#   forget SESSION       that session has nobody any more
#   end MARK SESSION     end one command now
# A process belongs to a command if its environment has the mark, if it is in the command's session of processes, or if
# its parent belongs to it.
trap '' HUP INT QUIT TERM TSTP PIPE
mark=$1 folder=$2 term_after=$3 kill_after=$4
sessions=' '
cd / || exit

# members MARK SESSIONS KNOWN: the processes that belong to a command, or to all, and those of the known ones that
# still are. Each is told with the time of its start, since numbers are used again.
members() {
  set -- "$(grep -lsF -- "$1" /proc/[0-9]*/environ | tr -c 0-9 ' ')" "$2" "$3"
  cat /proc/[0-9]*/stat 2> /dev/null | awk -v marked="$1" -v wanted="$2" -v known="$3" '
    BEGIN {
      count = split(marked, words); for (i = 1; i <= count; i++) found[words[i]] = 1
      count = split(wanted, words); for (i = 1; i <= count; i++) leads[words[i]] = 1
      count = split(known, words); for (i = 1; i <= count; i++) before[words[i]] = 1
    }
    {
      pid = $1; sub(/^.*\) /, "")
      if ($1 !~ /[ZX]/) { parent[pid] = $2; session[pid] = $4; name[pid] = pid ":" $20 }
    }
    END {
      for (pid in parent) if (name[pid] in before) found[pid] = 1
      do {
        more = 0
        for (pid in parent)
          if (!(pid in found) && (session[pid] in leads || parent[pid] in found)) { found[pid] = 1; more = 1 }
      } while (more)
      for (pid in found) if (pid in parent) printf "%s ", name[pid]
    }'
}

# finish MARK SESSIONS: asks to end, then insists.
finish() {
  elapsed=0 sent=none known= again=
  while known=$(members "$1" "$2" "$known") && [ "$elapsed" -le $((kill_after + 20000)) ]; do
    if [ -n "$known" ]; then again=
    # Who was started a moment ago, and is just becoming another program, shows no mark: it is looked for once more.
    elif [ "$sent" = none ] || [ -n "$again" ]; then break
    else again=yes; sleep 0.02; elapsed=$((elapsed + 20)); continue
    fi
    signal=
    if [ "$elapsed" -ge "$kill_after" ]; then signal=KILL
    elif [ "$elapsed" -ge "$term_after" ]; then [ "$sent" = TERM ] || signal=TERM
    elif [ "$sent" = none ]; then signal=HUP
    fi
    if [ -n "$signal" ]; then
      sent=$signal
      # What is stopped has to go on to hear of it.
      for one in $known; do kill -s "$signal" "${one%:*}"; kill -s CONT "${one%:*}"; done 2> /dev/null
    fi
    if [ "$elapsed" -lt 200 ]; then pause=20; else pause=200; fi
    sleep "0.$(printf %03d "$pause")"
    elapsed=$((elapsed + pause))
  done
}

while read -r word first second; do
  case $word in
    watch) sessions="$sessions$first " ;;
    forget)
      case $sessions in *" $first "*) sessions="${sessions%%" $first "*} ${sessions#*" $first "}" ;; esac ;;
    end) finish "$first" "$second" & ;;
  esac
done
finish "$mark" "$sessions"
[ -z "$folder" ] || rm -rf -- "$folder"
