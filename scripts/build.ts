import { fileURLToPath } from 'node:url';
import { makeBundles } from '../launch/bundles.ts';
import { model, plans } from '../launch/programs.ts';
import { rehearse } from '../launch/rehearse.ts';
import { loadConfig, settingNames } from '../src/config.ts';
import { locateModel } from '../src/engines/embedding/model-source.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

async function build(): Promise<void> {
  await makeBundles(root, plans);
  const { embeddingModel, modelDir } = loadConfig({}, root);
  const environment = {
    // An empty value is kept from being read out of .env.
    ...Object.fromEntries(settingNames.map((name) => [name, ''])),
    INDEX_DIR: '{folder}',
  };
  const question = 'من هو المتحدث باسم التحالف؟';
  try {
    await rehearse(root, [
      { program: 'scripts/reindex.ts', args: [], environment },
      { program: 'scripts/ask.ts', args: [question], environment },
      { program: 'scripts/register.ts', args: ['--dry-run'], environment },
      { program: 'scripts/start.ts', args: [], environment },
      {
        program: model,
        args: [JSON.stringify(locateModel(embeddingModel, modelDir, ''))],
        environment: {},
        messages: [{ id: 1, texts: [question] }],
      },
    ]);
  } catch (error) {
    const { message } = error as Error;
    process.stderr.write(
      `The programs are built. Trying one out failed, so that they will start more slowly: ${message}\n`,
    );
  }
}

void build();
