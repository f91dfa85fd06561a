"""The floor for a cold start: a bare window with one label."""

import os
import sys

from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

app = QApplication(sys.argv[:1])
app.setStyle("Fusion")
window = QMainWindow()
window.setCentralWidget(QLabel("Facilitator"))
window.resize(1280, 800)
window.show()
app.processEvents()
window.grab()
os.write(1, b"shown")
os._exit(0)
