import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { locateModel, prefixesOf } from '../../../src/engines/embedding/model-source.ts';
import { model, modelDir } from './model-folders.ts';

const hub = 'https://hub.example/';

describe('locateModel', () => {
  it('takes a folder below the folder of models, or the absolute path of a folder, as it is', () => {
    const local = { name: model, root: modelDir, hub: null };
    expect(locateModel(model, modelDir, hub)).toMatchObject(local);
    expect(locateModel(path.join(modelDir, model), '/elsewhere', hub)).toMatchObject(local);
  });

  it('seeks any other name at the hub, and keeps what it finds below the folder of models', () => {
    expect(locateModel('owner/name-v1.5', modelDir, hub)).toEqual({
      name: 'owner/name-v1.5',
      root: modelDir,
      hub,
      cacheDir: path.join(modelDir, '.cache'),
    });
  });

  it.each([
    '..',
    '../models',
    'isnad-small/..',
    'a/../../b',
    './isnad-small',
    '/no/such/folder',
    'a/b/c',
    '.cache',
    'a b',
    '',
  ])('refuses %j, which is neither', (id) => {
    expect(() => locateModel(id, modelDir, hub)).toThrow(
      expect.objectContaining({ code: 'SETTING_INVALID', message: expect.stringContaining(`got '${id}'`) }),
    );
  });
});

describe('prefixesOf', () => {
  it.each(['Xenova/multilingual-e5-small', 'intfloat/e5-base-v2', 'e5', '/models/My-E5'])(
    'knows %s for e5',
    (id) => {
      expect(prefixesOf(id)).toEqual({ query: 'query: ', passage: 'passage: ' });
    },
  );

  it('tells the instructed e5 from the others', () => {
    const { query, passage } = prefixesOf('intfloat/multilingual-e5-large-instruct');
    expect(query).toMatch(/^Instruct: .+\nQuery: $/);
    expect(passage).toBe('');
  });

  it.each(['isnad-small', 'Xenova/all-MiniLM-L6-v2', 'e5-owner/bge-m3', 'some5-model', 'base5'])(
    'has none for %s',
    (id) => {
      expect(prefixesOf(id)).toEqual({ query: '', passage: '' });
    },
  );
});
