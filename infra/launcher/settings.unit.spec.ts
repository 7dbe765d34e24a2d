import { describe, expect, it } from '@jest/globals';
import { launcherSettings, portPlan, services } from './settings.mjs';

describe('port plan', () => {
  it('puts the front address on the base port and the services right after it, in their order', () => {
    const plan = portPlan(4600);
    expect(plan.proxy).toBe(4600);
    expect(services.map(({ name }) => plan.services[name])).toEqual([4601, 4602, 4603, 4604, 4605, 4606, 4607]);
  });

  it('gives every program of one instance a port of its own', () => {
    const { services: ofServices, ...rest } = portPlan(5000);
    const ports = [...Object.values(ofServices), ...Object.values(rest)];
    expect(new Set(ports).size).toBe(ports.length);
  });

  it('keeps two instances apart when their base ports are a hundred apart', () => {
    const all = (base: number) => {
      const { services: ofServices, ...rest } = portPlan(base);
      return [...Object.values(ofServices), ...Object.values(rest)];
    };
    expect(all(4600).filter((port) => all(4700).includes(port))).toEqual([]);
  });

  it('moves a server by its own setting', () => {
    expect(portPlan(4600, { PARLEY_POSTGRES_PORT: '5433' }).postgres).toBe(5433);
  });

  it.each(['abc', '0', '65536', '12.5'])(
    'names the setting, and not its value, when %s is given as a port',
    (value) => {
      const attempt = () => portPlan(4600, { PARLEY_KAFKA_PORT: value });
      expect(attempt).toThrow('PARLEY_KAFKA_PORT must be a port number from 1 to 65535.');
    },
  );

  it('refuses a base port that leaves no room for the others', () => {
    expect(() => portPlan(65_530)).toThrow('PARLEY_PORT must be');
  });
});

describe('launcher settings', () => {
  it('keeps data in .parley of the repository unless told', () => {
    expect(launcherSettings({}, '/repo')).toEqual({ repository: '/repo', dataDir: '/repo/.parley', basePort: 4600 });
  });

  it('takes a relative data folder as one of the repository', () => {
    expect(launcherSettings({ PARLEY_DATA: 'elsewhere', PARLEY_PORT: '4700' }, '/repo')).toMatchObject({
      dataDir: '/repo/elsewhere',
      basePort: 4700,
    });
  });
});
