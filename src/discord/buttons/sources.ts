import { actions } from '../controls/buttons.ts';
import { sourcesReply } from '../replies/sources.ts';
import type { Button } from './button.ts';

/** Another page of the reports, as they are now. */
export const sourcesPage: Button = {
  action: actions.sourcesPage,
  async press([number = ''], _asked, { assistant, uiLanguage }) {
    if (!/^\d{1,6}$/.test(number)) return null;
    return { kind: 'change', reply: sourcesReply(await assistant.sources(), Number(number), uiLanguage) };
  },
};
