import { pageOf } from './common.ts';
import { defineRoute, NoInput } from './define-route.ts';
import { ChannelSummary, ChannelType, InboxItem, InboxQuery, OutboxItem, OutboxQuery, SaveChannel, SaveNewChannel } from './operations.ts';
import { Timer, TimerQuery } from './orders.ts';

const channels = 'channels';
const deliveries = 'deliveries';

/** Where orders come from. */
export const channelRoutes = {
  listChannels: defineRoute({
    tag: channels,
    permission: 'channels:read',
    method: 'get',
    path: '/api/channels',
    status: 200,
    answer: pageOf(ChannelSummary),
    summary: 'List the channels',
  }),
  createChannel: defineRoute({
    tag: channels,
    permission: 'channels:write',
    method: 'post',
    path: '/api/channels',
    status: 201,
    body: SaveNewChannel,
    answer: ChannelSummary,
    refusals: [409, 422],
    summary: 'Create a channel; its hook address is in the answer',
  }),
  saveChannel: defineRoute({
    tag: channels,
    permission: 'channels:write',
    method: 'put',
    path: '/api/channels/:id',
    status: 200,
    body: SaveChannel,
    answer: ChannelSummary,
    refusals: [422],
    summary: 'Change a channel; secrets left out stay as they are',
  }),
  deleteChannel: defineRoute({
    tag: channels,
    permission: 'channels:write',
    method: 'delete',
    path: '/api/channels/:id',
    status: 204,
    summary: 'Delete a channel',
  }),
  listChannelTypes: defineRoute({
    tag: channels,
    permission: 'channels:read',
    method: 'get',
    path: '/api/channel-types',
    status: 200,
    answer: pageOf(ChannelType),
    summary: 'List the kinds of channels and what they ask for',
  }),
};

/** What came in, what goes out, and what waits for its time. */
export const deliveryRoutes = {
  listInbox: defineRoute({
    tag: deliveries,
    permission: 'deliveries:read',
    method: 'get',
    path: '/api/inbox',
    status: 200,
    query: InboxQuery,
    answer: pageOf(InboxItem),
    summary: 'List the deliveries received, newest first',
  }),
  readInboxItem: defineRoute({
    tag: deliveries,
    permission: 'deliveries:read',
    method: 'get',
    path: '/api/inbox/:id',
    status: 200,
    answer: InboxItem,
    summary: 'Read a delivery',
  }),
  replayInboxItem: defineRoute({
    tag: deliveries,
    permission: 'deliveries:replay',
    method: 'post',
    path: '/api/inbox/:id/replay',
    status: 200,
    body: NoInput,
    answer: InboxItem,
    refusals: [422, 503],
    summary: 'Apply a delivery again with the mapping and flow of now; what was applied stays applied once',
  }),
  listOutbox: defineRoute({
    tag: deliveries,
    permission: 'effects:read',
    method: 'get',
    path: '/api/outbox',
    status: 200,
    query: OutboxQuery,
    answer: pageOf(OutboxItem),
    summary: 'List the effects, newest first',
  }),
  redriveOutboxItem: defineRoute({
    tag: deliveries,
    permission: 'effects:redrive',
    method: 'post',
    path: '/api/outbox/:key/redrive',
    status: 200,
    body: NoInput,
    answer: OutboxItem,
    refusals: [409, 503],
    summary: 'Send a dead letter again',
  }),
  listTimers: defineRoute({
    tag: deliveries,
    permission: 'orders:read',
    method: 'get',
    path: '/api/timers',
    status: 200,
    query: TimerQuery,
    answer: pageOf(Timer),
    summary: 'List the timers, the next due first',
  }),
};
