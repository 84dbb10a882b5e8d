import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { refuseBreakingChanges } from '../../src/cli/breaking-changes';
import { temporaryFolder } from '../support/temporary-folder';

const BEFORE = `
  type Query { customer(id: ID!): Customer customers(first: Int): [Customer] }
  type Customer { id: ID! name: String! nickname: String kind: Kind }
  enum Kind { PERSON ORGANISATION }
  input Filter { name: String }
`;

describe('the check for breaking changes', () => {
  const parent = temporaryFolder();

  const write = (folder: string, contract: string, announced = '') => {
    mkdirSync(join(folder, 'docs'), { recursive: true });
    writeFileSync(join(folder, 'schema.graphql'), contract);
    writeFileSync(join(folder, 'docs/breaking-changes.md'), `# Breaking changes\n\n${announced}`);
  };
  const git = (folder: string, ...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...args], {
      cwd: folder,
    });
  /** A repository whose branch has this contract. */
  const repository = (contract = BEFORE, branch = 'main'): string => {
    const folder = mkdtempSync(join(parent, 'repository-'));
    write(folder, contract);
    git(folder, 'init', '--quiet', `--initial-branch=${branch}`);
    git(folder, 'add', '.');
    git(folder, 'commit', '--quiet', '--message=Begin');
    return folder;
  };

  it.each([
    ['a field that is gone', 'nickname: String', '', 'Customer.nickname was removed.'],
    [
      'a field that may be null now',
      'name: String!',
      'name: String',
      'Customer.name changed type from String! to String.',
    ],
    ['a value that is gone', 'PERSON ', '', 'PERSON was removed from enum type Kind.'],
    [
      'an argument that is required now',
      'first: Int',
      'first: Int!',
      'Query.customers arg first has changed type from Int to Int!.',
    ],
    [
      'an input field that is newly required',
      'Filter { name: String',
      'Filter { name: String kind: Kind!',
      'A required field kind on input type Filter was added.',
    ],
  ])('refuses %s, unless it is announced', (_what, old, now, sentence) => {
    const folder = repository();
    write(folder, BEFORE.replace(old, now));
    expect(() => refuseBreakingChanges(folder)).toThrow(
      `schema.graphql breaks clients of main:\n- ${sentence}\nKeep the old way`,
    );
    write(folder, BEFORE.replace(old, now), `## 2026-11-22\n\nNobody used it.\n\n- ${sentence}\n`);
    expect(refuseBreakingChanges(folder)).toBe(
      'schema.graphql breaks only what is announced for clients of main.',
    );
  });

  it('lets what only adds pass', () => {
    const folder = repository();
    write(folder, BEFORE.replace('nickname: String', 'nickname: String title: String'));
    expect(refuseBreakingChanges(folder)).toBe('schema.graphql breaks nothing for clients of main.');
  });

  it('compares with the main branch of the remote before the one here', () => {
    const folder = repository();
    const clone = mkdtempSync(join(parent, 'clone-'));
    git(parent, 'clone', '--quiet', folder, clone);
    write(clone, BEFORE.replace('nickname: String', ''));
    git(clone, 'commit', '--all', '--quiet', '--message=Break');
    expect(() => refuseBreakingChanges(clone)).toThrow('breaks clients of origin/main');
  });

  it('says so where there is nothing to compare with', () => {
    const alone = mkdtempSync(join(parent, 'alone-'));
    write(alone, BEFORE);
    for (const folder of [alone, repository(BEFORE, 'other')]) {
      expect(refuseBreakingChanges(folder)).toMatch(/no main branch/);
    }
  });
});
