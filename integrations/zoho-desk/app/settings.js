var SETTINGS = {
  service: "https://lint.example.com",
  desk: "https://desk.zoho.com", // the address of your Zoho Desk: desk.zoho.com.cn, desk.zoho.eu, …
  hook: "ticket.reply", // the name that Zoho's list of hooks gives for “Sending a ticket reply”
  wait: 3000, // milliseconds for the service to answer; Zoho itself gives a hook 30 seconds
  closed: false, // hold back what could not be checked
  errorsOnly: false, // hold back errors only, let warnings pass
};
