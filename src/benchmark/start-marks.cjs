// Preloaded before a program that is started cold: notes when it reaches which part, and writes that to descriptor 3 at its end.
'use strict';
const childProcess = require('node:child_process');
const { writeSync } = require('node:fs');
const { performance } = require('node:perf_hooks');
const vm = require('node:vm');

/** @type {[string, number][]} */
const marks = [];
/** @param {string} name */
const mark = (name) => marks.push([name, performance.timeOrigin + performance.now()]);

mark('running');
vm.Script = class extends vm.Script {
  /**
   * @param {string} code
   * @param {vm.ScriptOptions} options
   */
  constructor(code, options) {
    super(code, options);
    mark('loaded');
  }
};

const { fork } = childProcess;
/** @param {Parameters<typeof fork>} call */
const markedFork = (...call) => {
  const child = fork(...call);
  mark('forked');
  child.on('message', (/** @type {{ kind: string }} */ { kind }) => mark(kind));
  return child;
};
childProcess.fork = /** @type {typeof fork} */ (markedFork);

const write = process.stdout.write.bind(process.stdout);
/** @param {Parameters<typeof write>} call */
const markedWrite = (...call) => {
  mark('printed');
  return write(...call);
};
process.stdout.write = /** @type {typeof write} */ (markedWrite);

process.on('exit', () => writeSync(3, JSON.stringify(marks)));
