import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, 'deploy');
const names = readdirSync(folder).filter((name) => /\.(service|timer)$/.test(name));
const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

/** Directives of a unit by section, each with its values in order. */
const unitOf = (name: string): Record<string, Record<string, string[]>> => {
  const unit: Record<string, Record<string, string[]>> = {};
  let section = '';
  for (const line of readFileSync(path.join(folder, name), 'utf8').split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [, heading, key = '', value = ''] = /^(?:\[(\w+)\]|(\w+)=(.*))$/.exec(line) ?? expect.fail(`${name}: not a directive: ${line}`);
    if (heading) section = heading;
    else unit[section] = { ...unit[section], [key]: [...(unit[section]?.[key] ?? []), value] };
  }
  return unit;
};

test.each(names)('%s is a unit: it starts programs that are there, by scripts of this checkout', (name) => {
  const { Unit, Service, Timer, Install } = unitOf(name);
  expect(Unit?.['Description']).toHaveLength(1);
  for (const command of [...(Service?.['ExecStart'] ?? []), ...(Service?.['ExecStartPost'] ?? [])]) {
    expect(existsSync(command.split(' ')[0] ?? ''), command).toBe(true);
    const [, script] = /\bnpm (?:run (?:-s )?)?(\w+)/.exec(command) ?? [];
    if (script) expect(scripts).toHaveProperty(script);
    // a lone per cent sign is a specifier
    expect(command.replaceAll('%%', '')).not.toContain('%');
  }
  if (Service) expect(Service['ExecStart']).toHaveLength(1);
  // who starts it: itself at boot, or its timer
  expect(Boolean(Install?.['WantedBy']) || names.includes(name.replace('.service', '.timer'))).toBe(true);
  if (Timer) expect(names).toContain(name.replace('.timer', '.service'));
});

test('backup and service work on the same data in the same checkout as the same user', () => {
  const [service, backup] = [unitOf('linli.service')['Service'], unitOf('linli-backup.service')['Service']];
  for (const key of ['User', 'Group', 'WorkingDirectory', 'EnvironmentFile']) expect(backup?.[key], key).toEqual(service?.[key]);
  const dataIn = (unit: typeof service) => unit?.['Environment']?.filter((one) => one.startsWith('DATA_DIR='));
  expect(dataIn(backup)).toEqual(dataIn(service));
  expect(dataIn(service)).toEqual([`DATA_DIR=${service?.['ReadWritePaths']}`]);
});

const systemd = spawnSync('systemd-analyze', ['--version']).status === 0;
test.runIf(systemd)('systemd takes the units as they are, and the timer goes off every night', () => {
  const files = names.map((name) => path.join(folder, name));
  const verified = spawnSync('systemd-analyze', ['verify', '--man=no', ...files], { encoding: 'utf8' });
  expect([verified.status, verified.stderr, verified.stdout]).toEqual([0, '', '']);
  const [when = ''] = unitOf('linli-backup.timer')['Timer']?.['OnCalendar'] ?? [];
  const calendar = spawnSync('systemd-analyze', ['calendar', '--iterations=2', when], { encoding: 'utf8' });
  expect(calendar.stdout.match(/\d{2}:15:00/g)?.length).toBeGreaterThanOrEqual(2);
});
