/**
 * Loads one of the packages of this folder. Here, because a package is looked for from the file that imports it.
 * @param {string} name
 * @returns {Promise<unknown>}
 */
export const load = (name) => import(name);
