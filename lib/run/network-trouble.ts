import { ownTrouble } from '../rest/own-trouble.ts';
import { ConformanceError, type ErrorCode } from '../error.ts';
import { throughProxy } from '../target/through-proxy.ts';

interface Trouble {
  readonly code: ErrorCode;
  readonly says: (where: string, detail: string) => string;
}

const unreachable = (says: Trouble['says']): Trouble => ({ code: 'ERR_TARGET_UNREACHABLE', says });
const ours = (says: Trouble['says']): Trouble => ({ code: 'ERR_INTERNAL', says });
const other = (says: Trouble['says']): Trouble => ({ code: 'ERR_TARGET_NOT_ASRS', says });

const untrusted: Trouble = {
  code: 'ERR_TARGET_TLS',
  says: (where, detail) =>
    `the TLS certificate of ${where} is not trusted (${detail}); for a private certificate authority, set NODE_EXTRA_CA_CERTS to its file`,
};
const brokenTls: Trouble = {
  code: 'ERR_TARGET_TLS',
  says: (where, detail) => `the TLS handshake with ${where} failed (${detail}); does this port speak https?`,
};
const noSockets = ours(
  (where, detail) => `this machine has no sockets or file handles left to reach ${where} (${detail})`,
);
const nobody = unreachable((where) => `nothing is listening at ${where}`);
const noRoute = unreachable((where, detail) => `there is no network route to ${where} (${detail})`);
const noName = unreachable((where) => `the host name of ${where} could not be resolved`);
const noConnection = unreachable((where) => `connecting to ${where} timed out`);
const noAnswer = unreachable((where, detail) => `${where} accepts connections but does not answer (${detail})`);
const broken = unreachable((where, detail) => `${where} closes the connection instead of answering (${detail})`);
const notHttp = other((where, detail) => `${where} does not speak HTTP (${detail})`);
const endless = other((where, detail) => `${where} answers, but not like this API (${detail})`);

/** By the codes of Node, OpenSSL, undici and our own client; undici's parser has a message alone. */
const byCode: readonly (readonly [RegExp, Trouble])[] = [
  [/before secure TLS connection/, brokenTls],
  [/does not match the HTTP/, notHttp],
  [ownTrouble, noSockets],
  [
    /^(?:EACCES|EPERM)(?= |$)/,
    ours((where, detail) => `this machine does not allow a connection to ${where} (${detail})`),
  ],
  [/^ECONNREFUSED\b/, nobody],
  [/^(?:EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN)(?= |$)/, noRoute],
  [/^(?:ENOTFOUND|EAI_\w+)(?= |$)/, noName],
  [/^(?:UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT)(?= |$)/, noConnection],
  [/^ERR_TIMEOUT\b/, noAnswer],
  [/^(?:CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_CERT_|HOSTNAME_MISMATCH|INVALID_CA|CRL_)/, untrusted],
  [/^(?:EPROTO|ERR_SSL_|ERR_TLS_)/, brokenTls],
  [/^(?:HPE_|UND_ERR_HEADERS_OVERFLOW)/, notHttp],
  [/^(?:ERR_BODY_TOO_LONG|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)(?= |$)/, endless],
  [/^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET|ECONNABORTED)(?= |$)/, broken],
];

/** OpenSSL says where in its own sources it happened; of the whole, one part is about what happened. */
const plain = (message: string): string => message.replace(/^[\dA-F]+:error:(?:[^:]*:){3}([^:]+):.*$/, '$1');

/**
 * What it means that a request got no (whole) answer, in one sentence.
 *
 * @param where the URL that was asked
 */
export const networkTrouble = (
  failure: { readonly code: string; readonly message: string },
  where: string,
): ConformanceError => {
  const found = byCode.find(([expression]) => expression.test(`${failure.code} ${failure.message}`))?.[1];
  const trouble = found ?? unreachable((place, detail) => `${place} cannot be reached (${detail})`);
  const detail = plain(failure.message.split('\n', 1)[0] ?? '');
  return new ConformanceError(
    trouble.code,
    trouble.says(`${where}${throughProxy(where)}`, detail === '' ? failure.code : detail),
  );
};
