/** A Bot Framework adapter for one turn: what the dialogs send goes to a list, and the commit delivers it. */
import { type Activity, BotAdapter, type ResourceResponse, type TurnContext } from 'botbuilder';

export class TurnAdapter extends BotAdapter {
  readonly replies: Array<Partial<Activity>> = [];

  override async sendActivities(_context: TurnContext, activities: Array<Partial<Activity>>): Promise<ResourceResponse[]> {
    this.replies.push(...activities);
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
