import { describe, expect, it } from 'vitest';
import { chooseProfile } from './choose-profile.ts';

describe('the profile of a target of which none was named', () => {
  it.each([
    ['https://x.service.signalr.net', 'azure'],
    ['https://X.Service.SignalR.NET/prefix', 'azure'],
    ['https://x.signalr.azure.us', 'azure'],
    ['https://x.service.signalr.azure.cn', 'azure'],
    ['https://service.signalr.net.example.com', 'default'],
    ['https://notservice.signalr.net', 'default'],
    ['http://localhost:8888', 'local'],
    ['http://emulator.localhost', 'local'],
    ['http://127.0.0.1:1', 'local'],
    ['http://127.1.2.3', 'local'],
    ['http://[::1]:8888', 'local'],
    ['http://[::ffff:127.0.0.1]', 'local'],
    ['http://localhost.example.com', 'default'],
    ['http://10.0.0.1', 'default'],
  ])('of %s is %s', (base, name) => {
    expect(chooseProfile(base).name).toBe(name);
  });
});
