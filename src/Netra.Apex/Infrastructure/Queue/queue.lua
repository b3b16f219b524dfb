-- The queue of one customer. A message is in one of four sets: waiting or overflow, scored by its place (priority,
-- then arrival); claimed, scored by the time at which the claim is over; done, scored by the time of acknowledgement.
-- Redis runs a script as a whole: nobody sees a message in two sets or in none, whatever happens to a node.
-- ARGV: operation, now, capacity, capacity of the overflow, since when messages that are done are remembered, and
-- what the operation needs. Times are milliseconds since 1970.
local waiting, overflow, claimed, done, places, bodies, attempts, counts = unpack(KEYS)
local operation, now, capacity, spare = ARGV[1], ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])
local since, id, attempt = ARGV[5], ARGV[6], ARGV[7]

local function size(set)
  return redis.call('ZCARD', set)
end

local function held()
  return size(waiting) + size(claimed)
end

local function move(message, from, to)
  redis.call('ZREM', from, message)
  redis.call('ZADD', to, redis.call('HGET', places, message), message)
end

-- Who has claimed a message and does not acknowledge it in time may be dead. A claimed message counts as held, so
-- that there is room for it.
local function restore()
  for _, message in ipairs(redis.call('ZRANGEBYSCORE', claimed, '-inf', now)) do
    move(message, claimed, waiting)
  end
end

local function drain()
  local room = capacity - held()
  if room > 0 then
    for _, message in ipairs(redis.call('ZRANGE', overflow, 0, string.format('%d', room - 1))) do
      move(message, overflow, waiting)
    end
  end
end

local function forget()
  for _, message in ipairs(redis.call('ZRANGEBYSCORE', done, '-inf', since)) do
    redis.call('ZREM', done, message)
    redis.call('HDEL', places, message)
    redis.call('HDEL', attempts, message)
  end
end

local function add(to, priority, body)
  local arrival = redis.call('HINCRBY', counts, 'in', 1)
  local place = priority .. string.format('%012d', arrival)
  redis.call('HSET', places, id, place)
  redis.call('HSET', bodies, id, body)
  redis.call('ZADD', to, place, id)
end

-- The state of a message for the attempt that asks: claimed, done, late or unknown.
local function state()
  if redis.call('HEXISTS', places, id) == 0 then
    return 'unknown'
  elseif redis.call('HGET', attempts, id) ~= attempt then
    return 'late'
  end
  return redis.call('ZSCORE', claimed, id) and 'claimed' or redis.call('ZSCORE', done, id) and 'done' or 'late'
end

local operations = {}

function operations.send()
  if redis.call('HEXISTS', places, id) == 0 then
    local to = held() < capacity and waiting or size(overflow) < spare and overflow
    if not to then
      redis.call('HINCRBY', counts, 'refused', 1)
      return { 'full', held() + size(overflow) }
    end
    add(to, ARGV[7], ARGV[8])
  end
  return { redis.call('ZSCORE', overflow, id) and 'overflow' or 'queue', held() + size(overflow) }
end

function operations.claim()
  local message = redis.call('ZRANGE', waiting, 0, 0)[1]
  if not message then
    return {}
  end
  redis.call('ZREM', waiting, message)
  redis.call('ZADD', claimed, ARGV[6], message)
  local place, body = redis.call('HGET', places, message), redis.call('HGET', bodies, message)
  return { message, string.sub(place, 1, 1), body, redis.call('HINCRBY', attempts, message, 1) }
end

function operations.acknowledge()
  local before = state()
  if before == 'claimed' then
    redis.call('ZREM', claimed, id)
    redis.call('ZADD', done, now, id)
    redis.call('HDEL', bodies, id)
    redis.call('HINCRBY', counts, 'out', 1)
  end
  return { before }
end

operations['return'] = function()
  local before = state()
  if before == 'claimed' then
    move(id, claimed, waiting)
  end
  return { before }
end

function operations.count()
  local function counted(what)
    return redis.call('HGET', counts, what) or 0
  end
  return { counted('in'), counted('out'), counted('refused'), size(waiting), size(claimed), size(overflow) }
end

restore()
drain()
forget()
return operations[operation]()
