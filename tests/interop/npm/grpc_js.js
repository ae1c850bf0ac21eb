// The interop programs with @grpc/grpc-js.
//
//   grpc_js.js server
//   grpc_js.js client --server=HOST:PORT --test_case=NAME
'use strict';
const grpc = require('@grpc/grpc-js');
const {TestService, fromBinary, message, toBinary, zeros} =
    require('./schema.js');
const {INITIAL, TRAILING, run, sleep} = require('./cases.js');

const NO_COMPRESSION = 2; // gRPC's flag of a message

function codec(type) {
  return {
    write: (value) => Buffer.from(toBinary(type, value)),
    read: (bytes) => fromBinary(type, bytes),
  };
}

function definition(service, method) {
  const request = codec(method.input), response = codec(method.output);
  return {
    path: '/' + service.typeName + '/' + method.name,
    requestStream: method.methodKind === 'client_streaming' ||
                   method.methodKind === 'bidi_streaming',
    responseStream: method.methodKind === 'server_streaming' ||
                    method.methodKind === 'bidi_streaming',
    requestSerialize: request.write,
    requestDeserialize: request.read,
    responseSerialize: response.write,
    responseDeserialize: response.read,
  };
}

function find(service, name) {
  return definition(service,
                    service.methods.find((method) => method.name === name));
}

// ---- the client ----

function toMetadata(pairs = {}) {
  const metadata = new grpc.Metadata();
  for (const [key, value] of Object.entries(pairs))
    metadata.add(key, typeof value === 'string' ? value : Buffer.from(value));
  return metadata;
}

function fromMetadata(metadata) {
  return metadata ? metadata.getMap() : {};
}

class Channel {
  constructor(server, {compressed}) {
    this.client = new grpc.Client(server, grpc.credentials.createInsecure(), {
      'grpc.use_local_subchannel_pool': 1,
      'grpc.default_compression_algorithm': compressed
          ? grpc.compressionAlgorithms.gzip
          : grpc.compressionAlgorithms.identity,
    });
  }

  unary(service, name, request, options) {
    const method = find(service, name);
    return new Promise((resolve, reject) => {
      const answer = {};
      const deadline = {deadline: Date.now() + options.timeout};
      const call = this.client.makeUnaryRequest(
          method.path, method.requestSerialize, method.responseDeserialize,
          request, toMetadata(options.metadata), deadline,
          (error, response) => {
            answer.response = response;
            if (error)
              reject(error);
          });
      call.on('metadata', (it) => answer.initial = fromMetadata(it));
      call.on('status', (it) => {
        answer.trailing = fromMetadata(it.metadata);
        resolve(answer);
      });
    });
  }

  stream(service, name, options) {
    return new Stream(this.client, find(service, name), options);
  }

  close() {
    this.client.close();
  }
}

// Every kind of stream is made as one of both directions, which is the same on
// the wire.
class Stream {
  constructor(client, method, options) {
    this.call = client.makeBidiStreamRequest(
        method.path, method.requestSerialize, method.responseDeserialize,
        toMetadata(options.metadata), {deadline: Date.now() + options.timeout});
    this.over = new Promise((resolve) => this.call.on('status', (it) => {
      this.status = it;
      resolve();
    }));
    this.call.on('metadata', (it) => this.headers = it);
    this.call.on('error', () => {}); // the status tells
    this.responses = this.call[Symbol.asyncIterator]();
  }

  write(request, plain = false) {
    this.call.write(request, plain ? NO_COMPRESSION : 0);
  }

  end() {
    this.call.end();
  }

  cancel() {
    this.call.cancel();
  }

  async next() {
    let item = {done: true};
    try {
      item = await this.responses.next();
    } catch (error) {
      // The status tells.
    }
    if (!item.done)
      return item.value;
    await this.over;
    if (this.status.code)
      throw this.status;
    return null;
  }

  initial() {
    return fromMetadata(this.headers);
  }

  trailing() {
    return fromMetadata(this.status.metadata);
  }
}

// ---- the server ----

function echoMetadata(call) {
  const trailer = new grpc.Metadata();
  const initial = call.metadata.get(INITIAL);
  if (initial.length)
    call.sendMetadata(toMetadata({[INITIAL]: initial[0]}));
  for (const value of call.metadata.get(TRAILING))
    trailer.add(TRAILING, value);
  return trailer;
}

function told(status) {
  return status && status.code
      ? {code: status.code, details: status.message} : null;
}

// The requests of a duplex call, which stays open for responses after the last.
function requestsOf(call) {
  return call.iterator({destroyOnReturn: false});
}

// Waits where the stream is full, or a slow reader would fill the memory.
async function writeAll(call, parameters) {
  for (const {size, intervalUs} of parameters) {
    if (intervalUs)
      await sleep(intervalUs / 1000);
    const response = message('StreamingOutputCallResponse',
                             {payload: zeros(size)});
    if (!call.write(response) && !call.cancelled)
      await new Promise((resolve) => {
        call.once('drain', resolve);
        call.once('cancelled', resolve);
      });
  }
}

const handlers = {
  EmptyCall(call, callback) {
    callback(null, message('Empty'));
  },

  UnaryCall(call, callback) {
    const request = call.request, trailer = echoMetadata(call);
    const serverId = request.fillServerId ? 'grpc-js-' + process.pid : '';
    const payload = zeros(request.responseSize);
    callback(told(request.responseStatus),
             message('SimpleResponse', {payload, serverId}), trailer);
  },

  async StreamingOutputCall(call) {
    await writeAll(call, call.request.responseParameters);
    call.end();
  },

  async StreamingInputCall(call, callback) {
    let aggregatedPayloadSize = 0;
    call.on('data', (request) => {
      aggregatedPayloadSize += request.payload.body.length;
    });
    call.on('end', () => callback(null, message(
        'StreamingInputCallResponse', {aggregatedPayloadSize})));
    call.on('error', () => {});
  },

  async FullDuplexCall(call) {
    const trailer = echoMetadata(call);
    try {
      for await (const request of requestsOf(call)) {
        const status = told(request.responseStatus);
        if (status) {
          call.emit('error', status);
          return;
        }
        await writeAll(call, request.responseParameters);
      }
      call.end(trailer);
    } catch (error) {
      // The client is gone.
    }
  },

  async HalfDuplexCall(call) {
    const requests = [];
    for await (const request of requestsOf(call))
      requests.push(request);
    for (const request of requests)
      await writeAll(call, request.responseParameters);
    call.end();
  },
};

function serve() {
  const server = new grpc.Server();
  const methods = {};
  for (const method of TestService.methods)
    methods[method.name] = definition(TestService, method);
  server.addService(methods, handlers);
  server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(),
                   (error, port) => {
                     if (error)
                       throw error;
                     console.log('127.0.0.1:' + port);
                   });
  process.stdin.on('end', () => process.exit(0)).resume();
}

if (process.argv[2] === 'server')
  serve();
else
  run((server, how) => new Channel(server, how));
