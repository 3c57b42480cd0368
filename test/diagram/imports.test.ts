import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { importGraph, inCircles, mermaid, partOf, withDiagram } from '../../src/diagram/imports.ts';
import { readSourceFiles } from '../../src/diagram/source-files.ts';
import { root } from '../scripts/command.ts';

const files = await readSourceFiles(root);

describe('the diagram of imports', () => {
  it('reads imports of every kind, and leaves out what follows from others', () => {
    const graph = importGraph([
      { file: 'src/core/text/fold.ts', text: "import type { A } from '../language.ts';" },
      { file: 'src/engines/hnsw.ts', text: "export * from '../core/errors.ts';" },
      { file: 'src/assistant.ts', text: "import './never';\nconst a = import('./engines/hnsw.ts');" },
      {
        file: 'scripts/ask.ts',
        text: "import { b } from '../src/assistant.ts';\nimport '../src/x.ts';\nimport c from '../src/core/errors.ts';",
      },
    ]);
    expect(
      mermaid(graph)
        .split('\n')
        .filter((line) => line.includes('-->')),
    ).toEqual(['  assistant --> engines', '  engines --> core', '  scripts --> assistant']);
  });

  it('finds parts that import each other', () => {
    const circle = importGraph([
      { file: 'src/a/one.ts', text: "import '../x.ts';\nimport { two } from '../b/two.ts';" },
      { file: 'src/b/two.ts', text: "import { one } from '../a/one.ts';" },
      { file: 'scripts/c.ts', text: "import { one } from '../src/a/one.ts';" },
    ]);
    expect(inCircles(circle)).toEqual(['a', 'b']);
    expect(inCircles(importGraph(files))).toEqual([]);
  });

  it('in ARCHITECTURE.md is that of the program as it is (npm run diagram draws it)', async () => {
    const page = await readFile(path.join(root, 'ARCHITECTURE.md'), 'utf8');
    expect(withDiagram(page, importGraph(files))).toBe(page);
  });
});

describe('the code map of ARCHITECTURE.md', () => {
  it('has every folder of src, and of src/core', async () => {
    const page = await readFile(path.join(root, 'ARCHITECTURE.md'), 'utf8');
    const inSrc = files.filter(({ file }) => file.startsWith('src/') && file.split('/').length > 2);
    const folders = new Set(
      inSrc.map(({ file }) =>
        file
          .split('/')
          .slice(0, partOf(file) === 'core' ? 3 : 2)
          .join('/'),
      ),
    );
    const missing = [...folders].filter(
      (folder) => !folder.endsWith('.ts') && !page.includes(`\`${folder}\``),
    );
    expect(missing).toEqual([]);
  });
});
