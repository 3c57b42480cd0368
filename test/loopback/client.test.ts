import {
  type APIThreadChannel,
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  Client,
  ComponentType,
  Events,
  GatewayIntentBits,
  type Interaction,
  LabelBuilder,
  type Message,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  ModalBuilder,
  type ModalSubmitInteraction,
  Partials,
  PermissionFlagsBits,
  Routes,
  type TextChannel,
  TextInputStyle,
} from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LoopbackDiscord, type SentInteraction } from '../../loopback/discord.ts';
import { guildId } from '../../loopback/ids.ts';
import type { Message as ApiMessage } from '../../loopback/messages.ts';
import { managersPermissions, someone } from '../../loopback/people.ts';
import { editorRoleId, foreignGuildId } from '../../loopback/places.ts';

let discord: LoopbackDiscord;
let client: Client<true>;

beforeAll(async () => {
  discord = await LoopbackDiscord.start({ name: 'loopback', withoutTimeline: true });
  client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
    rest: { api: discord.apiUrl, version: '10' },
  });
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(LoopbackDiscord.token);
  await ready;
});

afterAll(async () => {
  await client.destroy();
  await discord.stop();
});

/** Has something happen, and returns what the client makes of it. */
async function heard<Kind extends Interaction, Sent>(happen: () => Sent): Promise<[Kind, Sent]> {
  const next = new Promise<Kind>((resolve) => {
    client.once(Events.InteractionCreate, (interaction) => resolve(interaction as Kind));
  });
  const sent = happen();
  return [await next, sent];
}

const read = async (say: () => string): Promise<Message> => {
  const next = new Promise<Message>((resolve) => client.once(Events.MessageCreate, resolve));
  say();
  return next;
};

const components = [
  {
    type: ComponentType.ActionRow,
    components: [{ type: ComponentType.Button, style: 1, customId: 'more', label: 'More' } as const],
  },
];

/** A message of the bot with a button, as the reply to a command. */
async function replied(): Promise<ApiMessage> {
  const [asked, sent] = await heard<ChatInputCommandInteraction, SentInteraction>(() =>
    discord.command('ask', { question: 'who?' }),
  );
  await asked.reply({ content: 'one', components });
  return discord.messageOf(sent);
}

describe('the loopback Discord, to a stock client', () => {
  it('fills a deferred private reply in, and takes a second response for none', async () => {
    const [asked, sent] = await heard<ChatInputCommandInteraction, SentInteraction>(() =>
      discord.command('ask', { question: 'who?' }),
    );
    expect(asked.options.getString('question')).toBe('who?');
    await asked.deferReply({ flags: MessageFlags.Ephemeral });
    expect(discord.messageOf(sent).flags).toBe(MessageFlags.Ephemeral | MessageFlags.Loading);
    const edited = await asked.editReply({ content: 'they', components });
    expect(edited.content).toBe('they');
    expect(edited.flags.toArray()).toEqual(['Ephemeral']);
    asked.deferred = asked.replied = false;
    await expect(asked.reply('again')).rejects.toMatchObject({ code: 40060 });
    await expect(
      (asked.channel as TextChannel).messages.fetch({ message: edited.id, force: true }),
    ).rejects.toMatchObject({
      code: 10008,
    });
  });

  it('returns the message with the response where it is asked to', async () => {
    const [asked] = await heard<ChatInputCommandInteraction, unknown>(() => discord.command('about'));
    const { resource } = await asked.reply({ content: 'here', withResponse: true });
    expect(resource?.message?.content).toBe('here');
    const followUp = await asked.followUp('and there');
    expect(followUp.content).toBe('and there');
    await asked.deleteReply();
    await expect(asked.editReply('gone')).rejects.toMatchObject({ code: 10008 });
  });

  it('presses a button, whose message can be changed', async () => {
    const message = await replied();
    const [press, sent] = await heard<ButtonInteraction, SentInteraction>(() =>
      discord.press(message, 'more', { user: someone(1) }),
    );
    expect([press.customId, press.user.id, press.message.id]).toEqual(['more', someone(1).id, message.id]);
    expect(press.message.interactionMetadata?.user.id).not.toBe(someone(1).id);
    await press.update({ content: 'two' });
    expect(discord.messages.get(message.id)).toMatchObject({ content: 'two', id: message.id });
    expect(discord.messageOf(sent).id).toBe(message.id);
  });

  it('answers a button with a message of its own, or changes the old one later', async () => {
    const message = await replied();
    const [own, first] = await heard<ButtonInteraction, SentInteraction>(() =>
      discord.press(message, 'more'),
    );
    await own.deferReply({ flags: MessageFlags.Ephemeral });
    await own.editReply('mine');
    expect(discord.messageOf(first)).toMatchObject({ content: 'mine', flags: MessageFlags.Ephemeral });
    const [later] = await heard<ButtonInteraction, unknown>(() => discord.press(message, 'more'));
    await later.deferUpdate();
    await later.editReply('later');
    expect(discord.messages.get(message.id)?.content).toBe('later');
  });

  it('opens a modal from a button, and sends it in', async () => {
    const message = await replied();
    const [press] = await heard<ButtonInteraction, unknown>(() => discord.press(message, 'more'));
    await press.showModal(
      new ModalBuilder()
        .setTitle('T')
        .setCustomId('again')
        .addLabelComponents(
          new LabelBuilder()
            .setLabel('Q')
            .setTextInputComponent((input) => input.setCustomId('q').setStyle(TextInputStyle.Short)),
        ),
    );
    const [modal] = await heard<ModalSubmitInteraction, unknown>(() =>
      discord.submit('again', { q: 'who then?' }, message),
    );
    expect(modal.fields.getTextInputValue('q')).toBe('who then?');
    expect(modal.isFromMessage()).toBe(true);
    await modal.deferReply();
    expect((await modal.editReply('them')).content).toBe('them');
  });

  it('autocompletes what is being typed', async () => {
    const [typing, sent] = await heard<AutocompleteInteraction, SentInteraction>(() =>
      discord.autocomplete('summary', { length: 'short', topic: 'Kir' }, 'topic'),
    );
    expect(typing.options.getFocused(true)).toMatchObject({ name: 'topic', value: 'Kir' });
    await typing.respond([{ name: 'Kirkuk', value: 'Kirkuk' }]);
    expect((await discord.responseTo(sent)).data.choices).toHaveLength(1);
  });

  it("takes a command from a message's menu", async () => {
    const id = discord.say('Who was there?', { author: someone(2) });
    const target = discord.messages.get(id) as ApiMessage;
    const [menu] = await heard<MessageContextMenuCommandInteraction, unknown>(() =>
      discord.messageMenu('Ask the report', target),
    );
    expect([menu.targetMessage.content, menu.targetMessage.author.id]).toEqual([
      'Who was there?',
      someone(2).id,
    ]);
  });

  it('knows members, their roles and permissions, and conversations without them', async () => {
    const [asked] = await heard<ChatInputCommandInteraction, unknown>(() =>
      discord.command('reindex', {}, { roles: [editorRoleId], permissions: managersPermissions }),
    );
    expect(asked.inCachedGuild() && asked.member.roles.cache.has(editorRoleId)).toBe(true);
    expect(asked.memberPermissions?.has(PermissionFlagsBits.ManageGuild)).toBe(true);
    const [elsewhere] = await heard<ChatInputCommandInteraction, unknown>(() =>
      discord.command('ask', {}, { userInstalledIn: 'server' }),
    );
    expect([elsewhere.guildId, elsewhere.guild, elsewhere.inCachedGuild()]).toEqual([
      foreignGuildId,
      null,
      false,
    ]);
    const [group] = await heard<ChatInputCommandInteraction, unknown>(() =>
      discord.command('ask', {}, { userInstalledIn: 'group' }),
    );
    expect([group.guildId, group.context]).toEqual([null, 2]);
    const [direct] = await heard<ChatInputCommandInteraction, unknown>(() =>
      discord.command('ask', {}, { inDm: true, user: someone(3) }),
    );
    expect([direct.context, direct.user.id]).toEqual([1, someone(3).id]);
  });

  it('opens threads, whose messages come as any other', async () => {
    const start = await read(() => discord.say('Let us talk'));
    // discord.js itself would send a type, which this route does not know.
    const route = Routes.threads(start.channelId, start.id);
    const thread = (await client.rest.post(route, { body: { name: 'talk' } })) as APIThreadChannel;
    expect([thread.id, thread.parent_id]).toEqual([start.id, start.channelId]);
    const other = await (start.channel as TextChannel).threads.create({ name: 'more' });
    const opened = discord.openThread('theirs', { ownerId: someone(4).id });
    for (const id of [thread.id, other.id, opened.id]) {
      const channel = { id, type: 11, parent_id: start.channelId, guild_id: guildId };
      const said = await read(() => discord.say('in here', { channel, author: someone(4) }));
      expect(said.channel.isThread() && said.channel.parentId).toBe(start.channelId);
      await said.reply('yes');
      expect(discord.answersTo(said.id).map(({ content }) => content)).toEqual(['yes']);
    }
  });

  it('tells what a message replies to, and lets it be fetched', async () => {
    const first = await read(() => discord.say('first'));
    const mine = await first.reply({ content: 'mine', nonce: first.id, enforceNonce: true });
    const again = await first.reply({ content: 'mine', nonce: first.id, enforceNonce: true });
    expect(again.id).toBe(mine.id);
    const replyTo = discord.messages.get(mine.id) as ApiMessage;
    const second = await read(() => discord.say('second', { replyTo }));
    expect((await second.fetchReference()).content).toBe('mine');
    discord.deleteMessage(first.id);
    await expect(first.reply({ content: 'late', failIfNotExists: true })).rejects.toMatchObject({
      code: 50035,
    });
    expect((await first.reply({ content: 'late', failIfNotExists: false })).reference).toBeNull();
  });
});
