// Preloaded before the launcher: whatever V8 has compiled of a bundle by the program's end is kept beside the bundle.
'use strict';
const { renameSync, writeFileSync } = require('node:fs');
const vm = require('node:vm');

vm.Script = class extends vm.Script {
  /**
   * @param {string} code
   * @param {vm.ScriptOptions & { filename: string }} options
   */
  constructor(code, options) {
    super(code, options);
    const file = `${options.filename}.cache`;
    process.on('exit', () => {
      writeFileSync(`${file}.partial`, this.createCachedData());
      renameSync(`${file}.partial`, file);
    });
  }
};
