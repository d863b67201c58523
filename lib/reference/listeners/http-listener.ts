import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { answerRequest } from '../service/answer-request.ts';
import type { Answer } from '../state/call.ts';
import type { Context } from '../service/context.ts';
import { incomingOf } from './incoming-of.ts';

/** A body is at most 1 MB; what lies far beyond is taken off the wire and dropped, so that the client gets to read its answer. */
const bodyLimit = 2 * 1024 * 1024;
const noBody = Buffer.alloc(0);

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';

const readBody = (request: IncomingMessage, done: (body: Buffer) => void): void => {
  const chunks: Buffer[] = [];
  let length = 0;
  request.on('data', (chunk: Buffer) => {
    if (length < bodyLimit) chunks.push(chunk);
    length += chunk.length;
  });
  // A request that is cut off never gets here, and has no effect.
  request.on('end', () => {
    const [first = noBody, ...more] = chunks;
    done(more.length === 0 ? first : Buffer.concat(chunks).subarray(0, bodyLimit));
  });
};

const write = (response: ServerResponse, { status, headers, body = '' }: Answer): void => {
  response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
};

const failed: Answer = { status: 500 };

/** Answers requests. Policies may be faulty on purpose: one that throws causes a 500, but never ends the service. */
export const createHttpListener =
  (context: Context): RequestListener =>
  (request, response) => {
    const respond = (body: Buffer): void => {
      try {
        write(response, answerRequest(context, incomingOf(request), body));
      } catch {
        if (response.headersSent) response.destroy();
        else write(response, failed);
      }
    };
    if (hasBody(request)) readBody(request, respond);
    else respond(noBody);
  };
