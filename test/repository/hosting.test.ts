import { execFile, execFileSync } from 'node:child_process';
import { cp, readFile, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { settingNames } from '../../src/config.ts';
import { root, temporaryFolder } from '../scripts/command.ts';

const read = (name: string): Promise<string> => readFile(path.join(root, name), 'utf8');

interface Ended {
  readonly status: number;
  readonly output: string;
}

/** Runs a program to its end. */
const ran = (program: string, args: readonly string[], options: object = {}): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(program, args, options, (error, stdout, stderr) => {
      resolve({ status: error ? Number(error.code) : 0, output: stdout + stderr });
    });
  });

function isInstalled(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('deploy/isnad.service', () => {
  const unit = 'deploy/isnad.service';

  it('starts a script that there is, with settings that there are', async () => {
    const content = await read(unit);
    const [, command = ''] = /^ExecStart=\/usr\/bin\/env node (.*)$/m.exec(content) ?? [];
    expect(`node ${command}`).toBe(JSON.parse(await read('package.json')).scripts.start);
    const set = [...content.matchAll(/^Environment=(.*)$/gm)].flatMap(([, line = '']) =>
      line.match(/\w+(?==)/g),
    );
    expect(set.filter((name) => name && ![...settingNames, 'NODE_ENV'].includes(name))).toEqual([]);
  });

  it('is found right by systemd, which finds a fault where there is one', async (context) => {
    if (!isInstalled('systemd-analyze'))
      context.skip('systemd-analyze is not installed here, and nothing else knows what systemd takes');
    const folder = await temporaryFolder();
    const verified = async (content: string) => {
      const file = path.join(folder, 'isnad.service');
      await writeFile(file, content);
      const { output } = await ran('systemd-analyze', ['verify', '--recursive-errors=no', file]);
      return output.split('\n').filter((line) => line.includes('isnad'));
    };
    // The file that it documents itself with is there on the host alone.
    const content = await read(unit);
    expect(await verified(content)).toEqual([]);
    expect(await verified(content.replace('RestartSec', 'RestartSecs'))).not.toEqual([]);
  });
});

describe('the Dockerfile', () => {
  /** What the last stage takes from the repository. */
  async function copied(stage: 'all' | 'last'): Promise<string[]> {
    const stages = (await read('Dockerfile')).split(/^FROM /m);
    const text = stage === 'all' ? stages.join('') : (stages.at(-1) ?? '');
    return [...text.matchAll(/^COPY (?!--from)(.*) \S+$/gm)].flatMap(([, names = '']) => names.split(' '));
  }

  it('ignores all but what it copies', async () => {
    const allowed = [...(await read('.dockerignore')).matchAll(/^!(.*)$/gm)].map(([, name]) => name);
    expect(allowed.sort()).toEqual([...new Set(await copied('all'))].sort());
  });

  it('copies all that an answer needs', async () => {
    const folder = await temporaryFolder();
    for (const name of await copied('last'))
      await cp(path.join(root, name), path.join(folder, name), { recursive: true });
    await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
    const args = ['launch/launch.cjs', 'scripts/ask.ts', '--top', '1', 'من هو المتحدث باسم التحالف؟'];
    const { status, output } = await ran(process.execPath, args, { cwd: folder, env: { PATH: '/nowhere' } });
    expect(output).toContain('العقيد واين ماروتو');
    expect(status).toBe(0);
  });

  it('asks for the health as it is', async () => {
    const [, script = ''] = /CMD \["node", "-e", "(.*)"\]$/m.exec(await read('Dockerfile')) ?? [];
    let status = 200;
    const server = createServer((_, response) => response.writeHead(status).end('{}'));
    onTestFinished(() => void server.close());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const asked = async (asking: number) =>
      (await ran(process.execPath, ['-e', script], { env: { HEALTH_PORT: String(asking) } })).status;
    expect(await asked(port)).toBe(0);
    status = 503;
    expect(await asked(port)).toBe(1);
    expect(await asked(1)).toBe(1);
  });
});
