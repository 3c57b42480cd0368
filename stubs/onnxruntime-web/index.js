module.exports = { env: { wasm: {} } };
