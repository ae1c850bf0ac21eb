// A language server as a process: JSON-RPC over its pipes. It knows nothing of
// Visual Studio Code, so that a test can run it.
"use strict";

const { spawn } = require("child_process");

class Server {
  // `listener` has notified(method, params) and failed(why).
  constructor(program, args, listener) {
    this.listener = listener;
    this.waiting = new Map(); // of requests, by their id
    this.lastId = 0;
    this.input = Buffer.alloc(0);
    this.isStopping = false;
    this.process = spawn(program, args, { stdio: ["pipe", "pipe", "inherit"] });
    this.process.on("error", (error) => this.over(error.message));
    this.process.on("exit", (code) => this.over("exit status " + code));
    this.process.stdin.on("error", () => {}); // `exit` says more
    this.process.stdout.on("data", (data) => this.received(data));
  }

  over(why) {
    for (const { reject } of this.waiting.values())
      reject(new Error(why));
    this.waiting.clear();
    if (!this.isStopping)
      this.listener.failed(why);
    this.isStopping = true;
  }

  send(message) {
    if (this.process.stdin.destroyed)
      return;
    const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
    this.process.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.process.stdin.write(body);
  }

  notify(method, params) {
    this.send({ method, params });
  }

  request(method, params) {
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.send({ id, method, params });
    });
  }

  received(data) {
    this.input = Buffer.concat([this.input, data]);
    for (;;) {
      const end = this.input.indexOf("\r\n\r\n");
      if (end < 0)
        return;
      const header = this.input.toString("latin1", 0, end);
      const length = Number(/Content-Length: (\d+)/.exec(header)[1]);
      if (this.input.length < end + 4 + length)
        return;
      const body = this.input.toString("utf8", end + 4, end + 4 + length);
      this.input = this.input.subarray(end + 4 + length);
      this.take(JSON.parse(body));
    }
  }

  take(message) {
    const waiting = this.waiting.get(message.id);
    if (message.method) {
      this.listener.notified(message.method, message.params);
    } else if (waiting) {
      this.waiting.delete(message.id);
      if (message.error)
        waiting.reject(new Error(message.error.message));
      else
        waiting.resolve(message.result);
    }
  }

  async stop() {
    if (this.isStopping)
      return;
    this.isStopping = true;
    await this.request("shutdown").catch(() => {});
    this.notify("exit");
    this.process.stdin.end();
  }
}

exports.Server = Server;
