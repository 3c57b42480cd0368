import {
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  SlashCommandBuilder,
} from 'discord.js';
import { IsnadError } from '../../core/errors.ts';
import { loggable } from '../fault.ts';
import {
  noReindexingReply,
  progressReply,
  reindexedReply,
  reindexingBegunReply,
  reindexingBusyReply,
  reindexingFailedReply,
} from '../replies/reindexing.ts';
import type { SlashCommand } from './command.ts';

/** Milliseconds between two edits of the reply: Discord takes some five in five seconds. */
const editEveryMs = 1500;

export const reindex = {
  data: new SlashCommandBuilder()
    .setName('reindex')
    .setDescription('حدّث الفهرس من التقارير · Bring the index up to date with the reports')
    .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild)
    .setIntegrationTypes(ApplicationIntegrationType.GuildInstall)
    .setContexts(InteractionContextType.Guild)
    .toJSON(),
  managersOnly: true,
  queued: false,
  async execute(_interaction, { reindexer, log, request, uiLanguage }, show) {
    if (!reindexer) return { reply: noReindexingReply(uiLanguage), counted: 'refused' };
    if (reindexer.busy) return { reply: reindexingBusyReply(uiLanguage), counted: 'refused' };
    let editedAt = performance.now();
    let editing = show(reindexingBegunReply(uiLanguage));
    try {
      const report = await reindexer.run((progress) => {
        if (performance.now() - editedAt < editEveryMs) return;
        editedAt = performance.now();
        editing = editing.then(() => show(progressReply(progress, uiLanguage)));
      });
      await editing;
      return { reply: reindexedReply(report, uiLanguage) };
    } catch (error) {
      await editing;
      if (!(error instanceof IsnadError)) throw error;
      log.error({ err: loggable(error) }, 'reindexing failed');
      return { reply: reindexingFailedReply(error.message, request, uiLanguage), counted: 'failed' };
    }
  },
} satisfies SlashCommand;
