import { messageToHtml, type Payload } from './message.ts';
import { stylesheet } from './stylesheet.ts';

export type Theme = 'dark' | 'light';

/** A page with one message of the bot's, much as Discord's client shows it. */
export const previewPage = (payload: Payload, theme: Theme): string => `<!doctype html>
<html lang="en" class="${theme}">
<meta charset="utf-8">
<title>isnad</title>
<style>${stylesheet}</style>
<main>
<div class="avatar">إ</div>
<div class="message">
<header><span class="name">isnad</span><span class="app">APP</span></header>
${messageToHtml(payload)}
</div>
</main>
</html>
`;
