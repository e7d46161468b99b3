package hubbub.store.redis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What changes in one step. A script that writes begins with {@link #GUARD}: it refuses whoever has not got the store,
 * answers a call that was done already as it did then, and leaves a call undone that nobody waits for any more.
 */
enum Script {
  /**
   * Takes the store where it is free, or was taken without hearing of it. Owner, meta, lease; whose, ms, format, an id
   * for a store that has none.
   */
  TAKE("""
      local format = redis.call('HGET', KEYS[2], 'format')
      if format and tonumber(format) > tonumber(ARGV[3]) then return {'newer', format} end
      local holder = redis.call('GET', KEYS[3])
      if holder and string.match(holder, '^%d+ (.*)$') ~= ARGV[1] then return {'held', holder} end
      local token = redis.call('HINCRBY', KEYS[2], 'takings', 1) .. ' ' .. ARGV[1]
      redis.call('HSET', KEYS[2], 'format', ARGV[3])
      redis.call('HSETNX', KEYS[2], 'id', ARGV[4])
      redis.call('DEL', KEYS[1])
      redis.call('HSET', KEYS[1], 'token', token, 'done', 0)
      redis.call('SET', KEYS[3], token, 'PX', ARGV[2])
      local time = redis.call('TIME')
      return {'taken', token, time[1] * 1000 + math.floor(time[2] / 1000), redis.call('HGET', KEYS[2], 'id')}
      """),
  /** Says that the owner lives. Owner, lease; token, for how many ms. */
  RENEW("""
      local state = redis.call('HMGET', KEYS[1], 'token', 'done')
      if state[1] ~= ARGV[1] then return {'lost'} end
      redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2])
      local time = redis.call('TIME')
      return {'kept', tonumber(state[2]), time[1] * 1000 + math.floor(time[2] / 1000)}
      """),
  /** Gives the store free. Owner, lease; token. */
  RELEASE("""
      if redis.call('HGET', KEYS[1], 'token') ~= ARGV[1] then return 0 end
      redis.call('DEL', KEYS[1], KEYS[2])
      return 1
      """),
  /** Makes all changes or none. Owner, meta, values, order, expiry; guard, for each kind, key, version, end, value. */
  COMMIT(Script.GUARD + Script.VERSION + """
      for i = 4, #ARGV, 5 do
        if ARGV[i + 2] ~= '-1' and version(KEYS[3], ARGV[i + 1]) ~= ARGV[i + 2] then return done(0) end
      end
      local newest
      for i = 4, #ARGV, 5 do
        local kind, key, ends = ARGV[i], ARGV[i + 1], ARGV[i + 3]
        if kind == 'put' then
          newest = newest or redis.call('HINCRBY', KEYS[2], 'version', 1)
          local fresh = redis.call('HSET', KEYS[3], key, newest .. ':' .. ends .. ':' .. ARGV[i + 4])
          if fresh == 1 then redis.call('ZADD', KEYS[4], 0, key) end
          if ends ~= '0' then redis.call('ZADD', KEYS[5], ends, key)
          elseif fresh == 0 then redis.call('ZREM', KEYS[5], key) end
        elseif kind == 'delete' and redis.call('HDEL', KEYS[3], key) == 1 then
          redis.call('ZREM', KEYS[4], key)
          redis.call('ZREM', KEYS[5], key)
        end
      end
      return done(1)
      """),
  /**
   * Removes some values that have expired, and notes their namespace. Owner, spaces, values, order, expiry; guard,
   * namespace, how many.
   */
  SWEEP(Script.GUARD + """
      local old = redis.call('ZRANGEBYSCORE', KEYS[5], '-inf', now, 'LIMIT', 0, ARGV[5])
      for _, key in ipairs(old) do
        redis.call('HDEL', KEYS[3], key)
        redis.call('ZREM', KEYS[4], key)
        redis.call('ZREM', KEYS[5], key)
      end
      redis.call('SADD', KEYS[2], ARGV[4])
      return done(#old)
      """),
  /** Reads values in the order of their keys. Values, order; from, to, how many, how many bytes. */
  SCAN("""
      local keys = redis.call('ZRANGEBYLEX', KEYS[2], ARGV[1], ARGV[2], 'LIMIT', 0, ARGV[3])
      local found, bytes = {0}, 0
      for i, key in ipairs(keys) do
        local value = redis.call('HGET', KEYS[1], key)
        found[2 * i] = key
        found[2 * i + 1] = value
        bytes = bytes + #value
        if bytes >= tonumber(ARGV[4]) or i == tonumber(ARGV[3]) then
          found[1] = 1
          break
        end
      end
      return found
      """),
  /** Appends an entry if versions hold. Owner, heads, stream, values; guard, stream, entry, for each key, version. */
  APPEND(Script.GUARD + Script.VERSION + """
      for i = 6, #ARGV, 2 do
        if ARGV[i + 1] ~= '-1' and version(KEYS[4], ARGV[i]) ~= ARGV[i + 1] then return done(0) end
      end
      local seq = redis.call('HINCRBY', KEYS[2], ARGV[4], 1)
      redis.call('XADD', KEYS[3], string.format('%.0f-0', seq), 'e', ARGV[5])
      return done(seq)
      """),
  /** Forgets entries up to a number. Owner, heads, stream; guard, stream, number. */
  TRIM(Script.GUARD + """
      local last = tonumber(redis.call('HGET', KEYS[2], ARGV[4]) or 0)
      local upTo = math.min(last, tonumber(ARGV[5]))
      if upTo > 0 then redis.call('XTRIM', KEYS[3], 'MINID', string.format('%.0f-0', upTo + 1)) end
      return done(1)
      """),
  /** Forgets a stream. Owner, heads, stream; guard, stream. */
  DROP(Script.GUARD + """
      redis.call('HDEL', KEYS[2], ARGV[4])
      redis.call('UNLINK', KEYS[3])
      return done(1)
      """),
  /** Begins a stream behind a number, where there is none. Owner, heads; guard, stream, number. */
  BEGIN(Script.GUARD + """
      return done(redis.call('HSETNX', KEYS[2], ARGV[4], ARGV[5]))
      """);

  /** Answers of the guard; all others are not negative. */
  static final int FENCED = -1;

  /** The call came too late to be done. */
  static final int LATE = -2;

  /** So many calls may be on their way at a time, since so many results are kept. */
  static final int WINDOW = 256;

  // Token, number of the call, until when it may be done.
  private static final String GUARD = """
      local state = redis.call('HMGET', KEYS[1], 'token', 'done')
      if state[1] ~= ARGV[1] then return -1 end
      local cell = 'r' .. ARGV[2] % 256
      if tonumber(ARGV[2]) <= tonumber(state[2]) then
        local call, result = string.match(redis.call('HGET', KEYS[1], cell) or '', '^(%d+):(%d+)$')
        return call == ARGV[2] and tonumber(result) or -2
      end
      local time = redis.call('TIME')
      local now = time[1] * 1000 + math.floor(time[2] / 1000)
      if now > tonumber(ARGV[3]) then return -2 end
      local function done(result)
        redis.call('HSET', KEYS[1], 'done', ARGV[2], cell, string.format('%s:%.0f', ARGV[2], result))
        return result
      end
      """;

  // What has expired is not there.
  private static final String VERSION = """
      local function version(values, key)
        local number, ends = string.match(redis.call('HGET', values, key) or '', '^(%d+):(%d+):')
        return number and (ends == '0' or tonumber(ends) > now) and number or '0'
      end
      """;

  private final String text;
  private final String sha;

  Script(String text) {
    this.text = text;
    this.sha = hash(text);
  }

  /** Returns what Redis is given once. */
  String text() {
    return text;
  }

  /** Returns by what name Redis knows it afterwards. */
  String sha() {
    return sha;
  }

  private static String hash(String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
