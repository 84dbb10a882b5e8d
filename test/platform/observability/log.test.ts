import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** What a process that runs `statement` with the compiled log writes. */
function logged(statement: string): Record<string, unknown>[] {
  const log = join(__dirname, '../../../dist/src/platform/observability/log.js');
  const script = `const log = require(${JSON.stringify(log)}).createLog('info'); ${statement}`;
  const { stdout } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('the log', () => {
  it('is one JSON object a line with a level and a time in UTC', () => {
    const [line] = logged("log.debug('not shown'); log.info({ operation: 'ScreenPop' }, 'answered')");
    expect(line).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
      operation: 'ScreenPop',
      msg: 'answered',
    });
  });

  it('leaves out what a database error quotes: values and the statement', () => {
    const [line] = logged(`
      const error = Object.assign(new Error("Duplicate entry 'jane@example.com'"), {
        code: 'ER_DUP_ENTRY', sql: "INSERT … 'jane@example.com'", sqlMessage: "Duplicate entry 'jane@example.com'",
      });
      log.error({ err: error }, 'failed')`);
    expect(JSON.stringify(line)).not.toContain('jane');
    expect(line).toMatchObject({ err: { type: 'Error', code: 'ER_DUP_ENTRY' } });
  });

  it.each([
    ['JSON', 'JSON.parse(\'{"name": jane@example.com}\')'],
    ['a number', "BigInt('jane@example.com')"],
    ['the executor', "throw new (require('graphql').GraphQLError)('Int cannot represent: jane@example.com')"],
  ])('leaves out what an error of %s quotes', (_, failing) => {
    const [line] = logged(`try { ${failing} } catch (error) { log.error({ err: error }, 'failed') }`);
    expect(JSON.stringify(line)).not.toContain('jane');
    expect(line).toHaveProperty('err.stack', expect.stringMatching(/at /));
  });

  it('keeps the message and the place of other errors', () => {
    const [line] = logged("log.error({ err: new RangeError('page too large') }, 'failed')");
    expect(line).toMatchObject({ err: { type: 'RangeError', message: 'page too large' } });
    expect(line).toHaveProperty('err.stack', expect.stringMatching(/at /));
  });
});
