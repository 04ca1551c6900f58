class Shop:
    async def open(self):
        pass

    def start(self):
        self.open()  # finds: A101 coroutine never awaited: self.open()
