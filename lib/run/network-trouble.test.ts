import { describe, expect, test } from 'vitest';
import { networkTrouble } from './network-trouble.ts';

const where = 'https://a.example';

describe('trouble on the way', () => {
  test.each([
    ['ECONNREFUSED', 'ERR_TARGET_UNREACHABLE', 'nothing is listening at https://a.example'],
    ['ENOTFOUND', 'ERR_TARGET_UNREACHABLE', 'the host name of https://a.example could not be resolved'],
    ['EAI_AGAIN', 'ERR_TARGET_UNREACHABLE', 'the host name of https://a.example could not be resolved'],
    ['EHOSTUNREACH', 'ERR_TARGET_UNREACHABLE', 'there is no network route to https://a.example (m)'],
    ['UND_ERR_CONNECT_TIMEOUT', 'ERR_TARGET_UNREACHABLE', 'connecting to https://a.example timed out'],
    ['ERR_TIMEOUT', 'ERR_TARGET_UNREACHABLE', 'https://a.example accepts connections but does not answer (m)'],
    ['ECONNRESET', 'ERR_TARGET_UNREACHABLE', 'https://a.example closes the connection instead of answering (m)'],
    ['UND_ERR_SOCKET', 'ERR_TARGET_UNREACHABLE', 'https://a.example closes the connection instead of answering (m)'],
    ['E_NEW', 'ERR_TARGET_UNREACHABLE', 'https://a.example cannot be reached (m)'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'ERR_TARGET_TLS', /^the TLS certificate of .* is not trusted .*NODE_EXTRA_CA_CERTS/],
    ['CERT_HAS_EXPIRED', 'ERR_TARGET_TLS', /^the TLS certificate of .* is not trusted/],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'ERR_TARGET_TLS', /^the TLS certificate of .* is not trusted/],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'ERR_TARGET_TLS', /^the TLS certificate of .* is not trusted/],
    [
      'ERR_SSL_WRONG_VERSION_NUMBER',
      'ERR_TARGET_TLS',
      /^the TLS handshake with .* failed .* does this port speak https\?$/,
    ],
    ['EPROTO', 'ERR_TARGET_TLS', /^the TLS handshake with/],
    ['UND_ERR_HEADERS_OVERFLOW', 'ERR_TARGET_NOT_ASRS', /does not speak HTTP/],
    ['ERR_BODY_TOO_LONG', 'ERR_TARGET_NOT_ASRS', /answers, but not like this API/],
    ['EMFILE', 'ERR_INTERNAL', /^this machine has no sockets or file handles left/],
    ['EADDRNOTAVAIL', 'ERR_INTERNAL', /^this machine has no sockets or file handles left/],
    ['EACCES', 'ERR_INTERNAL', /^this machine does not allow/],
  ])('%s is %s', (code, expected, sentence) => {
    const error = networkTrouble({ code, message: 'm' }, where);
    expect(error.code).toBe(expected);
    expect(error.message).toMatch(sentence);
  });

  test.each([
    ['Client network socket disconnected before secure TLS connection was established', 'ERR_TARGET_TLS'],
    ['Response does not match the HTTP/1.1 protocol (Expected HTTP/)', 'ERR_TARGET_NOT_ASRS'],
  ])('known by its message: %s', (message, expected) => {
    expect(networkTrouble({ code: 'ECONNRESET', message }, where).code).toBe(expected);
  });

  test('is told without the places in the sources of OpenSSL', () => {
    const message = '80AB:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../ssl/record.c:350:\n';
    expect(networkTrouble({ code: 'EPROTO', message }, where).message).toContain('(wrong version number);');
  });

  test('is told by its code where it has no message', () => {
    expect(networkTrouble({ code: 'E_NEW', message: '' }, where).message).toContain('(E_NEW)');
  });
});
