import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..');
const unit = readFileSync(join(root, 'deploy/one-window.service'), 'utf8');

/** The value of a setting of the unit. */
function setting(name: string): string {
  const line = new RegExp(`^${name}=(.*)$`, 'm').exec(unit);
  if (line?.[1] === undefined) throw new Error(`The unit has no ${name}.`);
  return line[1];
}

describe('the systemd unit', () => {
  it('starts and migrates with programs that the build makes', () => {
    const programs = [...unit.matchAll(/node (?:--\S+ )*(?:\/opt\/one-window\/)?(\S+\.js)/g)].map(
      ([, file = '']) => file,
    );
    expect(programs).toEqual(['dist/src/cli/migrate.js', 'dist/main.js']);
    for (const program of programs)
      expect([program, existsSync(join(root, program))]).toEqual([program, true]);
  });

  it('starts the server with the flags of what is recorded, of npm start and of the guide, which Node.js knows', () => {
    const [, flags = ''] = /^\/usr\/bin\/node (.+) dist\/main\.js$/.exec(setting('ExecStart')) ?? [];
    const text = (file: string): string => readFileSync(join(root, file), 'utf8');
    const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> };
    expect(flags).toMatch(/^--/);
    expect(text('src/cli/record.mjs')).toContain(`NODE_FLAGS = ['${flags.split(' ').join("', '")}'];`);
    expect(scripts['start']).toBe(`node ${flags} src/cli/start.mjs`);
    expect(text('docs/operators.md')).toContain(`\nnode ${flags} dist/main.js\n`);
    expect(spawnSync(process.execPath, [...flags.split(' '), '-e', '0']).status).toBe(0);
  });

  it('gives requests in flight longer to finish than they may take', () => {
    const longest = /^#?\s*REQUEST_TIMEOUT_MS=(\d+)$/m.exec(readFileSync(join(root, '.env.example'), 'utf8'));
    expect(Number(setting('TimeoutStopSec')) * 1_000).toBeGreaterThan(Number(longest?.[1]));
  });
});
