import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';

/** A file that a bundle was made of. */
export interface Input {
  /** From the repository's folder. */
  readonly file: string;
  readonly size: number;
  /** When the system saw it change last, in milliseconds; null where it could change again within that time. */
  readonly changed: number | null;
  /** In hexadecimal. */
  readonly sha256: string;
}

/** One file that holds some programs with all that they import. */
export interface Bundle {
  /** In the folder of bundles. */
  readonly file: string;
  /** The files that can be started, from the repository's folder. */
  readonly programs: readonly string[];
  readonly inputs: readonly Input[];
}

/** The programs of a bundle, and the packages that stay outside it. */
export interface BundlePlan {
  readonly name: string;
  readonly programs: readonly string[];
  readonly external: readonly string[];
}

/** A file that changed so long before a bundle, in milliseconds, cannot have changed again at the same time of the file system. */
const settledMs = 2_000;

/**
 * Makes a bundle of each plan, replacing those that are there.
 * @param root the repository's folder; bundles go into its `dist`
 * @throws as esbuild does where a program cannot be read, having told of it on stderr; what was there then stays
 */
export async function makeBundles(root: string, plans: readonly BundlePlan[]): Promise<Bundle[]> {
  const dist = path.join(root, 'dist');
  await mkdir(dist, { recursive: true });
  const bundles: Bundle[] = [];
  for (const plan of plans) bundles.push(await makeBundle(root, dist, plan));
  const listing = path.join(dist, 'bundles.json');
  await writeFile(`${listing}.partial`, JSON.stringify(bundles));
  // From here on the new ones are run: a program is never started from a bundle that is written in part.
  await rename(`${listing}.partial`, listing);
  const kept = new Set(['bundles.json', ...bundles.map(({ file }) => file)]);
  for (const file of await readdir(dist)) if (!kept.has(file)) await rm(path.join(dist, file));
  return bundles;
}

async function makeBundle(root: string, dist: string, plan: BundlePlan): Promise<Bundle> {
  const entries = plan.programs.map((file) => `${JSON.stringify(file)}: () => import('./${file}')`);
  const own = new Map<string, Input>();
  const { outputFiles, metafile } = await build({
    stdin: { contents: `({ ${entries.join(', ')} })[program]();`, resolveDir: root },
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    outfile: `${plan.name}.cjs`,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    minifySyntax: true,
    minifyWhitespace: true,
    external: [...plan.external],
    define: { 'import.meta.url': 'bundleUrl' },
    banner: { js: `(function (require, __filename, program) {${addresses}` },
    footer: { js: '})' },
    plugins: [ownFiles(root, own)],
    logLevel: 'warning',
  });
  const [{ contents, hash }] = outputFiles as [(typeof outputFiles)[number]];
  const file = `${plan.name}-${hash.replace(/\W/g, '')}.cjs`;
  await writeFile(path.join(dist, file), contents);
  const packages = await Promise.all(
    packageFiles(Object.keys(metafile.inputs)).map(async (each) => (await read(root, each)).input),
  );
  return { file, programs: plan.programs, inputs: [...own.values(), ...packages] };
}

/** What a bundle begins with: the addresses of itself and of the repository's files, and what some packages expect of Node. */
const addresses = `
const bundleUrl = require('node:url').pathToFileURL(__filename).href;
const urlOf = (file) => new URL('../' + file, bundleUrl).href;
const module = { exports: {} };
`;

/**
 * Notes the repository's own files as they are read. A program finds what lies beside its files by their addresses, so they keep them.
 */
const ownFiles = (root: string, noted: Map<string, Input>): Plugin => ({
  name: 'own-files',
  setup({ onLoad }) {
    onLoad({ filter: /\.(?:ts|js|json)$/ }, async ({ path: place }) => {
      const file = path.relative(root, place).split(path.sep).join('/');
      if (file.startsWith('node_modules/')) return null;
      const { content, input } = await read(root, file);
      noted.set(file, input);
      const loader = path.extname(file).slice(1) as 'ts' | 'js' | 'json';
      const contents = content.toString('utf8');
      return { contents: contents.replaceAll('import.meta.url', `urlOf(${JSON.stringify(file)})`), loader };
    });
  },
});

/** Of each package, the file that names its version: it stands for all others. */
function packageFiles(files: readonly string[]): string[] {
  const folders = files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+\//.exec(file)?.[0] ?? []);
  return [...new Set(folders)].map((folder) => `${folder}package.json`);
}

async function read(root: string, file: string): Promise<{ content: Buffer; input: Input }> {
  const place = path.join(root, file);
  // What changes between the two is found changed.
  const { ctimeMs } = await stat(place);
  const content = await readFile(place);
  const changed = ctimeMs < Date.now() - settledMs ? ctimeMs : null;
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { content, input: { file, size: content.length, changed, sha256 } };
}
