// The interop programs with @connectrpc/connect-node, over its gRPC protocol.
//
//   connect_node.js server
//   connect_node.js client --server=HOST:PORT --test_case=NAME
'use strict';
const http2 = require('http2');
const {Code, ConnectError, createClient, decodeBinaryHeader,
       encodeBinaryHeader} = require('@connectrpc/connect');
const {Http2SessionManager, compressionGzip, connectNodeAdapter,
       createGrpcTransport} = require('@connectrpc/connect-node');
const {TestService, message, zeros} = require('./schema.js');
const {INITIAL, TRAILING, run, sleep} = require('./cases.js');

// ---- the client ----

function toHeaders(pairs = {}) {
  const headers = new Headers();
  for (const [key, value] of Object.entries(pairs))
    headers.append(key, typeof value === 'string' ? value
                                                  : encodeBinaryHeader(value));
  return headers;
}

function fromHeaders(headers) {
  const pairs = {};
  for (const [key, value] of headers || [])
    pairs[key] = key.endsWith('-bin') ? decodeBinaryHeader(value) : value;
  return pairs;
}

function rethrow(error) {
  const failure = ConnectError.from(error);
  throw Object.assign(failure, {details: failure.rawMessage});
}

function localName(service, name) {
  return service.methods.find((method) => method.name === name).localName;
}

// What is written, for the client to iterate over.
class Requests {
  constructor() {
    this.items = [];
    this.ended = false;
    this.wake = () => {};
  }

  push(item) {
    if (item)
      this.items.push(item);
    else
      this.ended = true;
    this.wake();
  }

  async *[Symbol.asyncIterator]() {
    for (;;) {
      while (this.items.length)
        yield this.items.shift();
      if (this.ended)
        return;
      await new Promise((resolve) => this.wake = resolve);
    }
  }
}

class Channel {
  constructor(server, {compressed}) {
    const baseUrl = 'http://' + server;
    this.session = new Http2SessionManager(baseUrl);
    this.transport = createGrpcTransport({
      baseUrl,
      sessionManager: this.session,
      sendCompression: compressed ? compressionGzip : null,
    });
  }

  async unary(service, name, request, options) {
    const answer = {};
    try {
      answer.response = await createClient(service, this.transport)[
          localName(service, name)](request, {
        headers: toHeaders(options.metadata),
        timeoutMs: options.timeout,
        onHeader: (it) => answer.initial = fromHeaders(it),
        onTrailer: (it) => answer.trailing = fromHeaders(it),
      });
    } catch (error) {
      rethrow(error);
    }
    return answer;
  }

  stream(service, name, options) {
    return new Stream(this.transport, service, name, options);
  }

  close() {
    this.session.abort();
  }
}

class Stream {
  constructor(transport, service, name, options) {
    const method = service.methods.find((each) => each.name === name);
    const client = createClient(service, transport);
    this.requests = new Requests();
    this.abort = new AbortController();
    this.kind = method.methodKind;
    this.call = client[method.localName];
    this.options = {
      headers: toHeaders(options.metadata),
      timeoutMs: options.timeout,
      signal: this.abort.signal,
      onHeader: (it) => this.headers = it,
      onTrailer: (it) => this.trailers = it,
    };
    if (this.kind === 'client_streaming')
      this.response = this.call(this.requests, this.options);
    else if (this.kind === 'bidi_streaming')
      this.iterate(this.requests);
    if (this.response)
      this.response.catch(() => {}); // next() tells
  }

  iterate(argument) {
    this.responses = this.call(argument, this.options)[Symbol.asyncIterator]();
  }

  write(request) {
    if (this.kind === 'server_streaming')
      this.iterate(request);
    else
      this.requests.push(request);
  }

  end() {
    this.requests.push(null);
  }

  cancel() {
    this.abort.abort();
  }

  async next() {
    try {
      if (this.response)
        return await this.response;
      const item = await this.responses.next();
      return item.done ? null : item.value;
    } catch (error) {
      return rethrow(error);
    }
  }

  initial() {
    return fromHeaders(this.headers);
  }

  trailing() {
    return fromHeaders(this.trailers);
  }
}

// ---- the server ----

function echoMetadata(context) {
  for (const [key, to] of [[INITIAL, context.responseHeader],
                           [TRAILING, context.responseTrailer]]) {
    const value = context.requestHeader.get(key);
    if (value !== null)
      to.set(key, value);
  }
}

function endAsTold(status) {
  if (status && status.code)
    throw new ConnectError(status.message, status.code);
}

async function* answer(parameters) {
  for (const {size, intervalUs} of parameters) {
    if (intervalUs)
      await sleep(intervalUs / 1000);
    yield message('StreamingOutputCallResponse', {payload: zeros(size)});
  }
}

const handlers = {
  emptyCall() {
    return message('Empty');
  },

  unaryCall(request, context) {
    echoMetadata(context);
    endAsTold(request.responseStatus);
    return message('SimpleResponse', {
      payload: zeros(request.responseSize),
      serverId: request.fillServerId ? 'connect-' + process.pid : '',
    });
  },

  async *streamingOutputCall(request) {
    yield* answer(request.responseParameters);
  },

  async streamingInputCall(requests) {
    let aggregatedPayloadSize = 0;
    for await (const request of requests)
      aggregatedPayloadSize += request.payload.body.length;
    return message('StreamingInputCallResponse', {aggregatedPayloadSize});
  },

  async *fullDuplexCall(requests, context) {
    echoMetadata(context);
    for await (const request of requests) {
      endAsTold(request.responseStatus);
      yield* answer(request.responseParameters);
    }
  },

  async *halfDuplexCall(requests) {
    const all = [];
    for await (const request of requests)
      all.push(request);
    for (const request of all)
      yield* answer(request.responseParameters);
  },

  unimplementedCall() {
    throw new ConnectError('unimplemented', Code.Unimplemented);
  },
};

function serve() {
  const server = http2.createServer(connectNodeAdapter(
      {routes: (router) => router.service(TestService, handlers)}));
  server.listen(0, '127.0.0.1',
                () => console.log('127.0.0.1:' + server.address().port));
  process.stdin.on('end', () => process.exit(0)).resume();
}

if (process.argv[2] === 'server')
  serve();
else
  // It compresses all messages of a call, or none.
  run((server, how) => new Channel(server, how),
      ['client_compressed_streaming']);
