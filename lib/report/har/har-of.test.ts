import { describe, expect, it } from 'vitest';
import { exampleReport } from '../../../fixtures/testing/example-report.ts';
import { foundReport } from '../../proof/found-report.ts';
import { harOf } from './har-of.ts';

describe('the HTTP Archive', () => {
  it('has the exchange of each finding, with its time', () => {
    const { pages, entries } = harOf(exampleReport).log;
    expect(pages.map(({ id }) => id)).toEqual(['a/broken', 'a/soft', 'a/drawn']);
    expect(entries).toHaveLength(3);
    expect(entries[0]).toMatchObject({
      pageref: 'a/broken',
      startedDateTime: '2026-01-02T03:04:05.001Z',
      time: 12,
      request: { method: 'POST', url: 'http://a/api/v1/hubs/h', postData: { text: '{"Target":"t"}' } },
      response: { status: 500, content: { text: 'oh no' } },
    });
  });

  it('has the frames of each client as browsers export them', async () => {
    const { entries } = harOf(await foundReport()).log;
    const sockets = entries.filter(({ _resourceType }) => _resourceType === 'websocket');
    expect(sockets).toHaveLength(2);
    for (const { request, response, _webSocketMessages: messages = [] } of sockets) {
      expect(request.url).toMatch(/^ws:\/\/a\/client\/\?hub=/);
      expect(response.status).toBe(101);
      expect(messages.length).toBeGreaterThan(0);
      expect(JSON.parse(messages[0]?.data ?? '')).toMatchObject({ type: 1 });
    }
  });

  it('has every request once', async () => {
    const report = await foundReport();
    const { entries } = harOf(report).log;
    const timeline = report.checks.at(-1)?.findings[0]?.timeline;
    const mine = entries.filter(
      ({ pageref, _resourceType }) => pageref === 'users/only-the-user' && _resourceType === 'fetch',
    );
    expect(mine).toHaveLength(timeline?.requests.length ?? 0);
  });
});
