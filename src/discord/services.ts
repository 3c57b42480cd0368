import type { Logger } from 'pino';
import type { Assistant } from '../assistant.ts';
import type { Conversations } from '../core/conversation/conversations.ts';
import type { FeedbackLog } from '../core/feedback.ts';
import type { Meter } from '../core/meter.ts';
import type { Reindexer } from '../core/reindexing.ts';
import type { UiLanguage } from '../core/ui-language.ts';
import type { AllowList } from './fairness/allow-list.ts';
import type { FairQueue } from './fairness/fair-queue.ts';
import type { TokenBuckets } from './fairness/token-buckets.ts';
import { newRequestId } from './request-id.ts';

/** What commands, buttons and messages are answered with. */
export interface SharedServices {
  readonly assistant: Assistant;
  readonly log: Logger;
  readonly meter: Meter;
  /** The one language of the program's words; null: that of the question, or both where none was asked. */
  readonly uiLanguage: UiLanguage | null;
  /** Whether questions may stand in the log. */
  readonly logQuestions: boolean;
  readonly allowed: AllowList;
  readonly buckets: TokenBuckets;
  /** The same for presses of buttons, which cost less. */
  readonly presses: TokenBuckets;
  readonly queue: FairQueue;
  readonly conversations: Conversations;
  /** Null: nobody is asked whether an answer helped. */
  readonly feedback: FeedbackLog | null;
  /** Null: this program cannot start a reindexing. */
  readonly reindexer: Reindexer | null;
}

/** The same for one interaction or message: all that is logged of it bears its id. */
export interface Services extends SharedServices {
  readonly request: string;
}

export function servicesForRequest(shared: SharedServices): Services {
  const request = newRequestId();
  return { ...shared, request, log: shared.log.child({ request }) };
}
