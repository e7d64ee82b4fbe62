/**
 * Shows what comes by web push and opens its page when it is tapped. The phone's service worker loads it; the console registers it as a
 * worker of its own for /console/.
 */
self.addEventListener('push', (event) => {
  if (!event.data) return;
  const { title, text, page, tag } = event.data.json();
  // a repeated notice takes the place of the first
  event.waitUntil(self.registration.showNotification(title, { body: text, tag, data: page, icon: '/icon-192.png' }));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const base = new URL(self.registration.scope).pathname;
  const page = String(event.notification.data);
  // a page both have is opened in the one that was subscribed
  const address = page.startsWith('/console/') ? page : base.slice(0, -1) + page;
  const show = async () => {
    const open = await self.clients.matchAll({ type: 'window' });
    const [own] = open.filter((client) => new URL(client.url).pathname.startsWith(base));
    if (!own) return self.clients.openWindow(address);
    await own.focus();
    return own.navigate(address);
  };
  event.waitUntil(show());
});
