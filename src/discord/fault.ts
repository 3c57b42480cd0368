import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';

/** What can be logged of an error: discord.js keeps the request's body and address in its own, with the text and token of an interaction. */
export function loggable(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack } = error;
  const api = error instanceof DiscordAPIError ? { code: error.code, status: error.status } : {};
  return { name, message, stack, ...api };
}

/** Discord no longer takes a reply to this interaction: too late, or answered by another process. Trying again cannot help. */
export const isTooLate = (error: unknown): boolean =>
  error instanceof DiscordAPIError &&
  (error.code === RESTJSONErrorCodes.UnknownInteraction ||
    error.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged ||
    error.code === RESTJSONErrorCodes.UnknownWebhook ||
    error.code === RESTJSONErrorCodes.InvalidWebhookToken);
