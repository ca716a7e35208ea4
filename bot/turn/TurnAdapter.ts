/** A Bot Framework adapter for one turn: what the dialogs send goes to a list, and the commit delivers it. */
import { type Activity, BotAdapter, type ResourceResponse, type TurnContext } from 'botbuilder';

/** Addresses are put on by the channel that delivers; Web Chat holds back a reply to an id that it never saw. */
const addresses = ['id', 'replyToId', 'from', 'recipient', 'conversation', 'channelId', 'serviceUrl', 'locale'];

function contentOf(activity: Partial<Activity>): Partial<Activity> {
  return Object.fromEntries(Object.entries(activity).filter(([field]) => !addresses.includes(field)));
}

export class TurnAdapter extends BotAdapter {
  readonly replies: Array<Partial<Activity>> = [];

  override async sendActivities(
    _context: TurnContext,
    activities: Array<Partial<Activity>>,
  ): Promise<ResourceResponse[]> {
    this.replies.push(...activities.map(contentOf));
    return activities.map((_, i) => ({ id: String(this.replies.length - activities.length + i) }));
  }

  override updateActivity(): Promise<void> {
    return Promise.reject(new Error('a turn never changes a message that was sent'));
  }

  override deleteActivity(): Promise<void> {
    return Promise.reject(new Error('a turn never deletes a message that was sent'));
  }

  override continueConversation(): Promise<void> {
    return Promise.reject(new Error('a turn starts from its inbox item only'));
  }
}
