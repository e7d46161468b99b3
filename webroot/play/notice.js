// What there is to be said of a match as it is now, in one sentence or two.

export function noticeOf(match) {
  const { info, game, newest, role, names } = match;
  if (match.lost) return match.lost;
  if (!match.isSeated) return 'Connecting …';
  if (match.isPaused) return 'Paused: somebody is away. Who does not come back in time loses.';
  if (game) return newest ? game.notice(newest, role, names) : '';
  return info ? waiting(info, role) : '';
}

/** What a match that has not begun waits for. */
function waiting({ host, challenger, is_challenger_ready: isReady }, role) {
  if (role === 'spectator') return 'The match has not begun yet.';
  if (role === 'challenger') return isReady ? `Waiting for ${host?.username} to start.` : 'Say when you are ready.';
  if (!challenger) return 'Waiting for somebody to play against.';
  return isReady ? `${challenger.username} is ready: start the match.`
    : `${challenger.username} is here, but not ready yet.`;
}

/** How it ended, for one who played or watched. */
export const resultOf = ({ result, self }) =>
  `${result.winner === self ? 'You win' : `${result.winner} wins`} ${result.winner_score} : ${result.loser_score}.`;
