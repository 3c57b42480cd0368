module.exports = () => {
  throw new Error('Images are not supported: sharp is left out of this installation on purpose.');
};
