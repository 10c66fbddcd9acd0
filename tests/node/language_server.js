// SPDX-License-Identifier: Apache-2.0
// A client of the YAML language server, as an editor is one: it speaks LSP over standard input and output.
//
//   const server = await LanguageServer.start(serverPath);
//   server.open('file:///a.yaml', text);
//   await server.completion('file:///a.yaml', {line: 3, character: 4});
'use strict';
const { spawn } = require('child_process');

class LanguageServer {
  constructor(program) {
    this.process = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.buffer = Buffer.alloc(0);
    this.nextId = 1;
    this.waiting = new Map();
    this.diagnostics = new Map();
    this.process.stdout.on('data', (chunk) => this.receive(chunk));
  }

  static async start(program) {
    const server = new LanguageServer(program);
    const capabilities = {
      textDocument: {
        completion: { completionItem: { snippetSupport: false, documentationFormat: ['plaintext'] } },
        hover: { contentFormat: ['markdown'] },
      },
      workspace: { configuration: true },
    };
    await server.request('initialize', { processId: process.pid, rootUri: null, capabilities });
    server.notify('initialized', {});
    return server;
  }

  open(uri, text) {
    const textDocument = { uri, languageId: 'yaml', version: 1, text };
    this.notify('textDocument/didOpen', { textDocument });
  }

  completion(uri, position) {
    return this.request('textDocument/completion', { textDocument: { uri }, position });
  }

  hover(uri, position) {
    return this.request('textDocument/hover', { textDocument: { uri }, position });
  }

  /// The next diagnostics of a document; those that have come already are taken first.
  diagnosticsOf(uri) {
    const known = this.diagnostics.get(uri);
    if (known !== undefined) {
      return Promise.resolve(known);
    }
    return new Promise((resolve) => this.waiting.set(uri, resolve));
  }

  async stop() {
    await this.request('shutdown', null);
    this.notify('exit', null);
  }

  request(method, params) {
    const id = this.nextId++;
    this.send({ id, method, params });
    return new Promise((resolve) => this.waiting.set(id, resolve));
  }

  notify(method, params) {
    this.send({ method, params });
  }

  send(message) {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.process.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.process.stdin.write(body);
  }

  receive(chunk) {
    this.buffer = Buffer.concat([this.buffer, chunk]);
    for (;;) {
      const end = this.buffer.indexOf('\r\n\r\n');
      if (end < 0) {
        return;
      }
      const length = Number(/Content-Length: (\d+)/i.exec(this.buffer.subarray(0, end))[1]);
      if (this.buffer.length < end + 4 + length) {
        return;
      }
      const body = this.buffer.subarray(end + 4, end + 4 + length);
      this.buffer = this.buffer.subarray(end + 4 + length);
      this.handle(JSON.parse(body));
    }
  }

  handle(message) {
    if (message.method === 'workspace/configuration') {
      this.send({ id: message.id, result: message.params.items.map((item) => settings[item.section] ?? {}) });
    } else if (message.method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = message.params;
      this.diagnostics.set(uri, diagnostics);
      this.answer(uri, diagnostics);
    } else if (message.method !== undefined && message.id !== undefined) {
      this.send({ id: message.id, result: null });
    } else if (message.id !== undefined) {
      this.answer(message.id, message.error ?? message.result);
    }
  }

  answer(key, value) {
    this.waiting.get(key)?.(value);
    this.waiting.delete(key);
  }
}

/// No schema store: an editor without network.
const settings = {
  yaml: { schemaStore: { enable: false, url: '' }, hover: true, completion: true, validate: true },
};

module.exports = { LanguageServer };
