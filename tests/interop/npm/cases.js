// The interop cases, for clients of any make. An adapter has
//   connect(server, {compressed: bool})      -> channel
//   channel.unary(service, name, request, options)
//       -> {response, initial, trailing}, or throws {code, details}
//   channel.stream(service, name, options)
//       -> {write(m, plain), end(), next() -> m or null, cancel(), initial(),
//           trailing()}; next throws like unary
//   channel.close()
// Of a channel that is compressed, so is every message but a `plain` one.
// `options` is {timeout: ms, metadata: {key: string or Uint8Array}}.
'use strict';
const assert = require('assert');
const {TestService, UnimplementedService, message, zeros} =
    require('./schema.js');

const PATIENCE = 30000; // ms
const LARGE_REQUEST = 271828;
const LARGE_RESPONSE = 314159;
const LENGTHS = [31415, 9, 2653, 58979];
const INITIAL = 'x-grpc-test-echo-initial';
const TRAILING = 'x-grpc-test-echo-trailing-bin';
const METADATA = {
  [INITIAL]: 'test_initial_metadata_value',
  [TRAILING]: Uint8Array.of(0xab, 0xab, 0xab),
};
const CANCELLED = 1, UNKNOWN = 2, INVALID_ARGUMENT = 3, DEADLINE_EXCEEDED = 4,
      UNIMPLEMENTED = 12;

function sleep(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function expectZeros(response, length) {
  assert.strictEqual(response && response.payload.body.length, length);
  assert.ok(response.payload.body.every((byte) => byte === 0));
}

async function expectFailure(code, promise) {
  try {
    await promise;
  } catch (error) {
    assert.strictEqual(error.code, code, String(error));
    return error.details;
  }
  return assert.fail('no failure, but ' + code + ' was due');
}

function question(requestLength, lengths) {
  return message('StreamingOutputCallRequest', {
    payload: zeros(requestLength),
    responseParameters: lengths.map(
        (size) => message('ResponseParameters', {size})),
  });
}

function empty(channel, service, name) {
  return channel.unary(service, name, message('Empty'), {timeout: PATIENCE});
}

async function largeUnary(channel, options = {}) {
  const request = message('SimpleRequest', {
    responseSize: LARGE_RESPONSE,
    payload: zeros(LARGE_REQUEST),
  });
  const answer = await channel.unary(TestService, 'UnaryCall', request,
                                     {timeout: PATIENCE, ...options});
  expectZeros(answer.response, LARGE_RESPONSE);
  return answer;
}

function bool(value) {
  return message('BoolValue', {value});
}

function sendUnary(channel, fields) {
  return channel.unary(TestService, 'UnaryCall', message('SimpleRequest', {
    responseSize: LARGE_RESPONSE,
    payload: zeros(LARGE_REQUEST),
    ...fields,
  }), {timeout: PATIENCE});
}

function part(length, expected) {
  return message('StreamingInputCallRequest', {
    payload: zeros(length),
    expectCompressed: bool(expected),
  });
}

function open(channel, name, options = {}) {
  return channel.stream(TestService, name, {timeout: PATIENCE, ...options});
}

async function ask(stream, requestLength, responseLength) {
  stream.write(question(requestLength, [responseLength]));
  expectZeros(await stream.next(), responseLength);
}

async function expectEnd(stream) {
  stream.end();
  assert.strictEqual(await stream.next(), null);
}

async function readStream(channel, lengths, pause) {
  const stream = open(channel, 'StreamingOutputCall');
  stream.write(question(0, lengths));
  stream.end();
  for (const length of lengths) {
    await sleep(pause);
    expectZeros(await stream.next(), length);
  }
  assert.strictEqual(await stream.next(), null);
}

function status(text) {
  return message('EchoStatus', {code: UNKNOWN, message: text});
}

async function unaryEndsWith(channel, text) {
  const request = message('SimpleRequest', {responseStatus: status(text)});
  const details = await expectFailure(
      UNKNOWN, channel.unary(TestService, 'UnaryCall', request,
                             {timeout: PATIENCE}));
  assert.strictEqual(details, text);
}

function expectMetadata(initial, trailing) {
  assert.strictEqual(initial[INITIAL], METADATA[INITIAL]);
  assert.deepStrictEqual([...trailing[TRAILING]], [...METADATA[TRAILING]]);
}

const cases = {
  async empty_unary(channel) {
    await empty(channel, TestService, 'EmptyCall');
  },

  async large_unary(channel) {
    await largeUnary(channel);
  },

  async client_streaming(channel) {
    const stream = open(channel, 'StreamingInputCall');
    for (const length of [27182, 8, 1828, 45904])
      stream.write(message('StreamingInputCallRequest',
                           {payload: zeros(length)}));
    stream.end();
    const response = await stream.next();
    assert.strictEqual(response.aggregatedPayloadSize, 74922);
  },

  async server_streaming(channel) {
    await readStream(channel, LENGTHS, 0);
  },

  async slow_consumer(channel) {
    await readStream(channel, Array.from({length: 64}, (_, i) => 65536 + i), 5);
  },

  async ping_pong(channel) {
    const stream = open(channel, 'FullDuplexCall');
    for (const lengths of [[27182, 31415], [8, 9], [1828, 2653],
                           [45904, 58979]])
      await ask(stream, ...lengths);
    await expectEnd(stream);
  },

  async empty_stream(channel) {
    await expectEnd(open(channel, 'FullDuplexCall'));
  },

  async half_duplex(channel) {
    const stream = open(channel, 'HalfDuplexCall');
    for (const length of LENGTHS)
      stream.write(question(8, [length]));
    stream.end();
    for (const length of LENGTHS)
      expectZeros(await stream.next(), length);
    assert.strictEqual(await stream.next(), null);
  },

  async client_compressed_unary(channel, connect) {
    const compressed = connect({compressed: true});
    await expectFailure(INVALID_ARGUMENT,
                        sendUnary(channel, {expectCompressed: bool(true)}));
    for (const [by, expected] of [[compressed, true], [channel, false]]) {
      const {response} = await sendUnary(by,
                                         {expectCompressed: bool(expected)});
      expectZeros(response, LARGE_RESPONSE);
    }
  },

  async server_compressed_unary(channel) {
    for (const value of [true, false]) {
      const {response} = await sendUnary(channel,
                                         {responseCompressed: bool(value)});
      expectZeros(response, LARGE_RESPONSE);
    }
  },

  async client_compressed_streaming(_, connect) {
    const channel = connect({compressed: true});
    const probe = open(channel, 'StreamingInputCall');
    probe.write(part(27182, true), true);
    probe.end();
    await expectFailure(INVALID_ARGUMENT, probe.next());
    const stream = open(channel, 'StreamingInputCall');
    stream.write(part(27182, true));
    stream.write(part(45904, false), true);
    stream.end();
    const response = await stream.next();
    assert.strictEqual(response.aggregatedPayloadSize, 73086);
  },

  async server_compressed_streaming(channel) {
    const stream = open(channel, 'StreamingOutputCall');
    const request = question(0, [31415, 92653]);
    request.responseParameters[0].compressed = bool(true);
    request.responseParameters[1].compressed = bool(false);
    stream.write(request);
    stream.end();
    expectZeros(await stream.next(), 31415);
    expectZeros(await stream.next(), 92653);
    assert.strictEqual(await stream.next(), null);
  },

  async custom_metadata(channel) {
    const answer = await largeUnary(channel, {metadata: METADATA});
    expectMetadata(answer.initial, answer.trailing);
    const stream = open(channel, 'FullDuplexCall', {metadata: METADATA});
    await ask(stream, LARGE_REQUEST, LARGE_RESPONSE);
    await expectEnd(stream);
    expectMetadata(stream.initial(), stream.trailing());
  },

  async status_code_and_message(channel) {
    const text = 'test status message';
    await unaryEndsWith(channel, text);
    const stream = open(channel, 'FullDuplexCall');
    stream.write(message('StreamingOutputCallRequest',
                         {responseStatus: status(text)}));
    assert.strictEqual(await expectFailure(UNKNOWN, stream.next()), text);
  },

  async special_status_message(channel) {
    await unaryEndsWith(channel, '\t\ntest with whitespace\r\nand Unicode BMP ' +
                                     '\u263a and non-BMP \u{1f608}\t\n');
  },

  async unimplemented_method(channel) {
    await expectFailure(UNIMPLEMENTED,
                        empty(channel, TestService, 'UnimplementedCall'));
  },

  async unimplemented_service(channel) {
    await expectFailure(
        UNIMPLEMENTED,
        empty(channel, UnimplementedService, 'UnimplementedCall'));
  },

  async cancel_after_begin(channel) {
    const stream = open(channel, 'StreamingInputCall');
    stream.cancel();
    await expectFailure(CANCELLED, stream.next());
  },

  async cancel_after_first_response(channel) {
    const stream = open(channel, 'FullDuplexCall');
    await ask(stream, 27182, 31415);
    stream.cancel();
    await expectFailure(CANCELLED, stream.next());
  },

  async timeout_on_sleeping_server(channel) {
    const stream = open(channel, 'FullDuplexCall', {timeout: 1});
    const request = question(27182, [31415]);
    request.responseParameters[0].intervalUs = 500000;
    stream.write(request);
    await expectFailure(DEADLINE_EXCEEDED, stream.next());
  },

  async pick_first_unary(channel) {
    const ids = new Set();
    for (let i = 0; i < 100; i++) {
      const {response} = await channel.unary(
          TestService, 'UnaryCall',
          message('SimpleRequest', {fillServerId: true}), {timeout: PATIENCE});
      ids.add(response.serverId);
    }
    assert.strictEqual(ids.size, 1);
    assert.ok(!ids.has(''));
  },

  async concurrent_large_unary(channel) {
    await Promise.all(Array.from({length: 100}, () => largeUnary(channel)));
  },

  async rpc_soak(channel) {
    for (let i = 0; i < 100; i++)
      await largeUnary(channel);
  },

  async channel_soak(_, connect) {
    for (let i = 0; i < 30; i++) {
      const channel = connect();
      await largeUnary(channel);
      channel.close();
    }
  },

  async long_lived_channel(channel) {
    for (let i = 0; i < 10; i++) {
      await largeUnary(channel);
      await sleep(100);
    }
  },
};

function option(name) {
  const start = '--' + name + '=';
  const found = process.argv.find((word) => word.startsWith(start));
  return found ? found.slice(start.length) : '';
}

// What a client's `main` does.
async function run(connect, without = []) {
  const name = option('test_case');
  if (name === 'list') {
    console.log(Object.keys(cases).filter((it) => !without.includes(it))
                    .join('\n'));
    return;
  }
  const again = (how = {}) => connect(option('server'), how);
  try {
    await cases[name](again(), again);
    process.exit(0);
  } catch (error) {
    console.error(name + ': ' + (error.stack || error));
    process.exit(1);
  }
}

module.exports = {INITIAL, TRAILING, run, sleep};
