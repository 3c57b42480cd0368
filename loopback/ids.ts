export const applicationId = '900000000000000001';
export const guildId = '900000000000000002';
export const guildChannelId = '900000000000000003';
export const dmChannelId = '900000000000000004';
/** Of the person who asks unless another is named. */
export const userId = '900000000000000005';

let issued = 0n;

/** An id of now, as Discord makes them. */
export const snowflake = (): string =>
  (((BigInt(Date.now()) - 1420070400000n) << 22n) | (++issued & 0xfffn)).toString();
